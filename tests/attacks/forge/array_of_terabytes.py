# The header of an array claims four terabytes; the bytes behind it are eight. Nothing is allocated for a claim.
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
    array = b"a" + bytes([3]) + b"<f8" + bytes([1]) + struct.pack("<Q", 1 << 39) + bytes(8)
    agent.channel.send(Kind.ANSWER, encode({"token": agent.token, "value": [array]}, caps=Caps()))
