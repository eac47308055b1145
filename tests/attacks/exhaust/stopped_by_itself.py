# Stops itself with SIGSTOP: no exit, no CPU time, no answer.
#
# target = "scalar"
# verdict = "time limit"
# reason = "longer than it may (1 s a call"
# limits = { call_s = 1 }

import os
import signal


def double(x):
    os.kill(os.getpid(), signal.SIGSTOP)
