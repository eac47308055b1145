# An array whose axes multiply to zero modulo 2**64, and one with no entries but a giant second axis.
#
# target = "scalar"
# verdict = "error"
# reason = "an array larger than allowed"

import struct

import lab

from sandbox.frames import Kind
from sandbox.wire import Caps, encode

agent = lab._send.__self__  # what the learner's own module holds on to


def double(x):
    array = b"a" + bytes([3]) + b"<f8" + bytes([3]) + struct.pack("<QQQ", 1 << 32, 1 << 32, 0)
    agent.channel.send(Kind.ANSWER, encode({"token": agent.token, "value": [array]}, caps=Caps()))
