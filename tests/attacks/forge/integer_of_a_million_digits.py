# An integer of a million digits, which honest printing would take minutes for.
#
# target = "scalar"
# verdict = "error"
# reason = "digits"

def double(x):
    return 7 << 3_400_000
