# A Run that registers what should happen after its end: at exit, on deletion, in threads that outlive the main one.
#
# target = "script"
# verdict = ["finished", "output limit", "error"]
# reason = ["ran to its end", "more than the 64 KB", "ended itself"]

import atexit
import os
import threading


class Last:
    def __del__(self):
        while True:
            os.write(1, b"not over yet\n")


last = Last()
atexit.register(lambda: [os.write(1, b"still not\n") for _ in range(10_000)])
threading.Thread(target=lambda: [os.write(2, b"nor here\n") for _ in range(10_000)], daemon=False).start()
