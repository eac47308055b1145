# One file larger than any may be: the kernel's signal for that is caught, the error is not.
#
# target = "scalar"
# verdict = "disk limit"
# reason = "64 MB of files"

import signal


def double(x):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with open("attack-large", "wb") as file:
        file.truncate(1 << 40)
