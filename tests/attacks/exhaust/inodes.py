# Empty files by the hundred thousand: they take no room, but inodes and kernel memory.
#
# target = "scalar"
# verdict = "disk limit"
# reason = "64 MB of files"

import os


def double(x):
    number = 0
    while True:
        os.close(os.open(f"attack-{number}", os.O_CREAT | os.O_WRONLY))
        number += 1
