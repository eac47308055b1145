# Counts the processes that it can see, and their users: only its own sandbox's may be among them.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"
# says = ["strangers: none"]

import os

strangers = []
for pid in filter(str.isdigit, os.listdir("/proc")):
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            line = file.read().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        continue
    if "/opt/hub/sandbox/inside/supervisor.py" not in line and line:
        strangers.append(line)
print("strangers:", ", ".join(strangers) or "none")


def double(x):
    return 0.5
