# Puts the supervisor at the very end of the scheduler's queue and keeps the processor busy with sixty threads.
#
# target = "scalar"
# verdict = ["time limit", "failed"]
# reason = ["longer than it may", "The value is wrong"]
# limits = { call_s = 1.5 }

import os
import subprocess
import time

for change in (
    lambda: os.setpriority(os.PRIO_PROCESS, 1, 19),
    lambda: os.sched_setaffinity(1, {min(os.sched_getaffinity(0))}),
    lambda: os.sched_setscheduler(1, os.SCHED_IDLE, os.sched_param(0)),
):
    try:
        change()
    except OSError:
        pass


def double(x):
    for _ in range(50):
        subprocess.Popen(["/bin/sh", "-c", "while :; do :; done"])
    time.sleep(1)
    return 0.5
