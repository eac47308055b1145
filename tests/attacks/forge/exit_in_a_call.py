# Prints what a passing test run looks like and exits successfully in the middle of a call.
#
# target = "scalar"
# verdict = "error"
# reason = "ended itself (exit code 0)"

import os


def double(x):
    print("1 passed in 0.01s\nOK\n100/100 points", flush=True)
    os._exit(0)
