# Answers each call with a new object that stays inside, and each of its attributes is another one.
#
# target = "values"
# verdict = ["failed", "error"]
# reason = ["should be a number", "objects were kept inside"]

class Value:
    kept = []

    def __init__(self, data=None):
        Value.kept.append(bytearray(1 << 16))

    def __getattr__(self, name):
        return Value()

    def __add__(self, other):
        return Value()

    def __call__(self, *args):
        return Value()
