# A regular expression that backtracks for ever, in C code that looks at no signal.
#
# target = "scalar"
# verdict = "time limit"
# reason = "longer than it may"
# limits = { call_s = 1 }

import re


def double(x):
    return bool(re.match(r"(a+)+$", "a" * 60 + "b"))
