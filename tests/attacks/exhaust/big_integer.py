# Arithmetic with integers of millions of digits: one instruction that takes minutes, and no signal gets between.
#
# target = "scalar"
# verdict = "time limit"
# reason = "longer than it may"
# limits = { call_s = 1 }

import sys

sys.set_int_max_str_digits(0)


def double(x):
    return len(str(7 ** (1 << 24)))
