# Prints without end.
#
# target = "scalar"
# verdict = "output limit"
# reason = "more than the 64 KB it may print"

def double(x):
    while True:
        print("attacked " * 100)
