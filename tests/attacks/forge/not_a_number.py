# NaN: every comparison with it is false, so a naive "is the difference too large?" says no.
#
# target = "scalar"
# verdict = "failed"
# reason = "NaN"

def double(x):
    return float("nan")
