# Kernel memory in a thousand pipes and sockets that nobody reads.
#
# target = "scalar"
# verdict = ["error", "memory limit"]
# reason = ["OSError", "512 MB"]

import fcntl
import os
import socket


def double(x):
    kept, block = [], bytes(1 << 20)
    while True:
        kept += socket.socketpair()
        kept[-1].setblocking(False)
        kept[-1].setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 24)
        reader, writer = os.pipe()
        kept += [reader, writer]
        os.set_blocking(writer, False)
        try:
            fcntl.fcntl(writer, 1031, 1 << 20)
        except OSError:
            pass
        for write in (kept[-3].send, lambda data: os.write(writer, data)):
            try:
                while True:
                    write(block)
            except BlockingIOError:
                pass
