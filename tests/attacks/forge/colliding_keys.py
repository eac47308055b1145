# A dictionary whose keys share one hash: building the table of a hundred thousand would take minutes.
#
# target = "scalar"
# verdict = "error"
# reason = "too many keys with the same hash"

import struct

import lab

from sandbox.frames import Kind
from sandbox.wire import Caps, encode

agent = lab._send.__self__  # what the learner's own module holds on to
PRIME = 2**61 - 1  # integers that differ by multiples of it have one hash


def double(x):
    keys = b"".join(b"I" + struct.pack("<I", 16) + (7 + PRIME * n).to_bytes(16, "little") + b"N" for n in range(100_000))
    answer = b"d" + struct.pack("<I", 100_000) + keys
    agent.channel.send(Kind.ANSWER, encode({"token": agent.token, "value": [answer]}, caps=Caps()))
