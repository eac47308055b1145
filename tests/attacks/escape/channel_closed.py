# Closes the channel and goes on: no answer can ever come.
#
# target = "scalar"
# verdict = "error"
# reason = "the interpreter closed its channel"

import os
import time

import lab

channel = lab._send.__self__.channel


def double(x):
    os.close(channel._socket.fileno())
    time.sleep(30)
