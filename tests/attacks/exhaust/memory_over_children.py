# Each of eight children stays far below the limit; together they don't.
#
# target = "scalar"
# verdict = "memory limit"
# reason = "512 MB"

import os
import time


def double(x):
    for _ in range(8):
        if os.fork() == 0:
            kept = b"x" * (96 << 20)
            time.sleep(6)
            os._exit(len(kept) & 0)
    time.sleep(6)
