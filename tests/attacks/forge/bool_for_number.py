# True equals 1 in Python. A truth value is no number here.
#
# target = "scalar"
# verdict = "failed"
# reason = "True and False are no numbers here"

def double(x):
    return True
