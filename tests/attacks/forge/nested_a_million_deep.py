# A value nested a million levels deep: one that decodes by recursion would overflow its stack.
#
# target = "scalar"
# verdict = "error"
# reason = "nested deeper than"

import struct

import lab

from sandbox.frames import Kind
from sandbox.wire import Caps, encode

agent = lab._send.__self__  # what the learner's own module holds on to


def double(x):
    deep = (b"l" + struct.pack("<I", 1)) * 1_000_000 + b"N"
    agent.channel.send(Kind.ANSWER, encode({"token": agent.token, "value": [deep]}, caps=Caps()))
