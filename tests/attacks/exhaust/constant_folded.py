# Constants that the compiler would work out ahead: powers of powers, and strings times strings, in the reader's process.
#
# target = "scalar"
# verdict = ["failed", "time limit"]
# reason = ["The value is wrong", "longer than it may"]
# limits = { call_s = 1 }

def double(x):
    if x > 100:
        return 9**9**9**9, "x" * 10**12, (0,) * 10**12, 1 << 10**12
    return 0.5
