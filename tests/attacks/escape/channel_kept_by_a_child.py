# A child keeps the channel by its number, past the fork handlers, and answers in its parent's place.
#
# target = "scalar"
# verdict = "error"
# reason = ["came too early or too late", "could not be read", "wrote into the channel"]

import ctypes
import os
import time

import lab
from sandbox.frames import Kind, pack
from sandbox.wire import Caps, encode

agent = lab._send.__self__


def double(x):
    kept = os.dup(agent.channel._socket.fileno())
    if ctypes.CDLL(None).fork() == 0:
        answer = {"token": agent.token, "value": [encode(2 * x, caps=Caps())]}
        for _ in range(20):
            os.write(kept, pack(Kind.ANSWER, encode(answer, caps=Caps())))
            time.sleep(0.01)
        os._exit(0)
    time.sleep(0.3)
    return 2 * x
