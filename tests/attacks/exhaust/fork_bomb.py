# Forks for ever. Their number is limited for the whole sandbox, and a flood of refusals ends it.
#
# target = "scalar"
# verdict = ["process limit", "time limit"]
# reason = ["more than the 64 processes", "longer than it may"]

import os


def double(x):
    while True:
        try:
            os.fork()
        except OSError:
            pass
