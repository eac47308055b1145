# Children that end and are never waited for: each keeps its place in the table of processes.
#
# target = "scalar"
# verdict = ["process limit", "time limit"]
# reason = ["more than the 64 processes", "longer than it may"]

import os


def double(x):
    while True:
        if os.fork() == 0:
            os._exit(0)
