# Asks with a text where the judge's function reckons with numbers: NumPy's own exception in the judge is the learner's
# failure, and no reason to try again.
#
# target = "trusting"
# verdict = "failed"
# reason = "A function that your code was given can't work with what your code passed to it"

def minimise(f, low, high):
    return f("0.5")
