# Never gets as far as being asked.
#
# target = "scalar"
# verdict = "time limit"
# reason = "longer than it may (1 s a call"
# limits = { call_s = 1 }

import time

time.sleep(30)
