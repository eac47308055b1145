# Starts threads until Python can't.
#
# target = "scalar"
# verdict = "process limit"
# reason = "more than the 64 processes and threads"

import threading
import time


def double(x):
    while True:
        threading.Thread(target=time.sleep, args=(9,), daemon=True).start()
