# Memory in files without a name (memfd): it is in nobody's address space, so killing the largest process may not help.
#
# target = "scalar"
# verdict = ["memory limit", "disk limit"]
# reason = ["512 MB", "64 MB of files"]

import os


def double(x):
    kept, block = [], bytes(1 << 20)
    while True:
        kept.append(os.memfd_create("attack"))
        for _ in range(30):
            os.write(kept[-1], block)
