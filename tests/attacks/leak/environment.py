# Reads every environment and command line that it can see for the canary that is planted in the service's own.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"
# says = ["found: nothing"]

import glob
import os

MARKS = [b"canary-of-" + b"the-tests", b"HUB_" + b"SANDBOX", b"DJANGO_" + b"SETTINGS", b"SECRET" + b"_KEY"]
found = [name for name, value in os.environb.items() if any(mark in name + value for mark in MARKS)]
for path in glob.glob("/proc/[0-9]*/environ") + glob.glob("/proc/[0-9]*/cmdline") + glob.glob("/proc/*/task/*/environ"):
    try:
        with open(path, "rb") as file:
            text = file.read()
    except OSError:
        continue
    found += [path for mark in MARKS if mark in text]
print("found:", ", ".join(map(str, found)) or "nothing")


def double(x):
    return 0.5
