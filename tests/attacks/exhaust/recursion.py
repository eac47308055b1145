# Calls itself for ever, with the interpreter's own limit lifted.
#
# target = "scalar"
# verdict = ["error", "memory limit"]
# reason = ["crashed (signal 11)", "RecursionError", "512 MB"]

import sys

sys.setrecursionlimit(2**31 - 1)


def double(x):
    return [double(x)]
