# Announces sixteen megabytes, sends one byte, and waits: whoever reads until it is whole waits as well.
#
# target = "scalar"
# verdict = "time limit"
# reason = "longer than it may"
# limits = { call_s = 1 }

import struct
import time

import lab

channel = lab._send.__self__.channel


def double(x):
    channel._socket.sendall(struct.pack("!IB", 16 << 20, 30) + b"x")
    time.sleep(30)
