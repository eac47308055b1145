# Sends frames as fast as it can, and never reads: what can't be passed on must not pile up in anybody's memory.
#
# target = "scalar"
# verdict = ["error", "time limit"]
# reason = ["came too early or too late", "could not be read", "longer than it may"]

import lab
from sandbox.frames import Kind, pack

channel = lab._send.__self__.channel


def double(x):
    while True:
        channel._socket.sendall(pack(Kind.ANSWER, bytes(1 << 20)))
