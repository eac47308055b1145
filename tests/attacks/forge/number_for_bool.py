# 1 equals True in Python. A number is no truth value here.
#
# target = "truth"
# verdict = "failed"
# reason = "should be a bool"

def is_even(n):
    return 1 - n % 2
