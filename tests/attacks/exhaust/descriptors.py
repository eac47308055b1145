# Opens files until there are no numbers left, then answers: the limit is its own, nobody else's.
#
# target = "scalar"
# verdict = "error"
# reason = "OSError"

import os


def double(x):
    kept = []
    while True:
        kept.append(os.open("/dev/null", os.O_RDONLY))
