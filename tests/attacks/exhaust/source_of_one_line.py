# As large a file as may be handed in, all of it one expression.
#
# target = "scalar"
# verdict = ["refused", "failed", "error"]
# reason = ["nested too deeply", "The value is wrong", "Python can't read", "RecursionError"]
# built = true

def source():
    return "def double(x):\n    return 0.5\ny = 1" + "+1" * 130_000 + "\n"
