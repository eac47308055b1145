# A `finally` inside of a `finally` inside of a …: the compiler writes each of them twice, so twenty make a million.
#
# target = "scalar"
# verdict = ["refused", "error"]
# reason = ["nested too deeply", "Python can't read your code"]
# built = true

def source():
    lines = ["def double(x):"]
    for depth in range(1, 20):
        lines += [" " * depth + "try:", " " * (depth + 1) + "x()", " " * depth + "finally:"]
    return "\n".join([*lines, " " * 20 + "return 0.5", ""])
