# Asks with arguments that are as large as they may be, and catches the errors that come back.
#
# target = "asks"
# verdict = ["time limit", "error", "failed"]
# reason = ["longer than it may", "were called more than 200 times", "took more time or memory", "should be"]
# limits = { session_s = 4 }

def minimise(f, low, high):
    while True:
        try:
            f([[1.5] * 100_000] * 15)
        except Exception:
            pass
