# A Run that never ends.
#
# target = "script"
# verdict = "time limit"
# reason = "longer than it may (1 s a call"
# limits = { call_s = 1 }

import time

while True:
    time.sleep(0.01)
