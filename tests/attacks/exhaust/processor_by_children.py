# Spends processor time in children that are replaced before anybody looks, so that no single one uses much.
#
# target = "scalar"
# verdict = "time limit"
# reason = "longer than it may"
# limits = { cpu_s = 1 }

import os
import time


def double(x):
    while True:
        for _ in range(4):
            if os.fork() == 0:
                until = time.process_time() + 0.05
                while time.process_time() < until:
                    pass
                os._exit(0)
        for _ in range(4):
            os.wait()
