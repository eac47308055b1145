# Sends the supervisor every signal there is, in every way there is, and a storm of the one that it has a handler for.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"

import fcntl
import os
import signal
import time


def double(x):
    for number in range(1, 65):
        try:
            os.kill(1, number)
            signal.pidfd_send_signal(os.pidfd_open(1), number)
        except OSError:
            pass
    reader, writer = os.pipe()
    fcntl.fcntl(reader, fcntl.F_SETOWN, 1)
    fcntl.fcntl(reader, 10, signal.SIGKILL)  # F_SETSIG: let the kernel send it
    fcntl.fcntl(reader, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
    os.write(writer, b"x")
    until = time.monotonic() + 0.3
    while time.monotonic() < until:
        os.kill(1, signal.SIGCHLD)
    return 0.5
