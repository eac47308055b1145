# An exception with a megabyte in its name, its message, its notes and its causes, for every call.
#
# target = "scalar"
# verdict = "error"
# reason = "Every check met"

LONG = "<b>attacked()</b>" * 60_000
Long = type(LONG, (Exception,), {})


def double(x):
    error = Long(LONG)
    for _ in range(100):
        error.add_note(LONG)
        try:
            raise Long(LONG) from error
        except Long as next_one:
            error = next_one
    raise error
