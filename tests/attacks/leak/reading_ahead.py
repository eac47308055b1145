# Peeks into the channel for the call that comes next: it is sent only after this one was answered.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"
# says = ["ahead: 0 bytes"]

import socket
import time

import lab

channel = lab._send.__self__.channel


def double(x):
    time.sleep(0.2)
    try:
        waiting = channel._socket.recv(1 << 20, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        waiting = b""
    print(f"ahead: {len(waiting) + len(channel._reader.peek(0)) if waiting else 0} bytes")
    return 0.5
