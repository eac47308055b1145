# Runs every set-user-id program there is, and asks for capabilities: no new privileges come of it.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"
# says = ["root: no", "powers: 0"]

import ctypes
import glob
import os
import stat
import subprocess

became = False
for path in glob.glob("/usr/bin/*") + glob.glob("/usr/sbin/*"):
    try:
        if os.stat(path).st_mode & stat.S_ISUID:
            ran = subprocess.run([path, "-c", "id -u"], capture_output=True, timeout=1, stdin=subprocess.DEVNULL)
            became = became or ran.stdout.strip() == b"0"
    except (OSError, subprocess.SubprocessError):
        pass
for change in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0]), lambda: os.setresuid(0, 0, 0)):
    try:
        change()
        became = True
    except OSError:
        pass
print("root:", "yes" if became else "no")
libc = ctypes.CDLL(None)
print("powers:", sum(libc.prctl(23, power) == 1 for power in range(41) if libc.prctl(24, power) == 0))  # bounding, dropped
with open("/proc/self/status") as lines:
    print(*(line.split()[1] for line in lines if line.startswith("CapEff")))


def double(x):
    return 0.5
