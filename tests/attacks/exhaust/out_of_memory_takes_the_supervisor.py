# Makes every process of its own smaller than the supervisor and asks the kernel to spare them, so that the supervisor
# is the one to die: a sandbox that vanishes looks like a fault of ours.
#
# target = "scalar"
# verdict = ["memory limit", "time limit", "disk limit"]
# reason = ["512 MB", "longer than it may", "64 MB of files"]

import os
import subprocess
import time


def spare(pid):
    for value in ("0", "500"):
        try:
            with open(f"/proc/{pid}/oom_score_adj", "w") as adjustment:
                adjustment.write(value)
            return
        except OSError:
            pass


def double(x):
    spare("self")
    block = bytes(1 << 20)
    for _ in range(10):
        held = []
        for _ in range(2):
            held.append(os.memfd_create("attack"))
            for _ in range(30):
                os.write(held[-1], block)
        subprocess.Popen(["/bin/sleep", "5"], pass_fds=held)
        for descriptor in held:
            os.close(descriptor)
    time.sleep(3)
