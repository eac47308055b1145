# A thread that goes on after the answer was given, printing and spinning into the next calls.
#
# target = "scalar"
# verdict = ["output limit", "failed"]
# reason = ["more than the 64 KB", "The value is wrong"]

import os
import threading


def noise():
    while True:
        os.write(1, b"still here " * 400)


def double(x):
    threading.Thread(target=noise, daemon=True).start()
    return 0.5
