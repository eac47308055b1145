# Stays just below the limit of a call, again and again, until the session's own clock runs out.
#
# target = "asks"
# verdict = "time limit"
# reason = "2 s in all"
# limits = { session_s = 2, call_s = 4 }

import time


def minimise(f, low, high):
    while True:
        time.sleep(0.2)
        f(low)
