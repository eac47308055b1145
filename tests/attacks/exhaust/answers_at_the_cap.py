# Answers with two million empty lists, each of which takes far more memory outside than its five bytes on the wire.
#
# target = "truth"
# verdict = ["error", "failed"]
# reason = ["took more time or memory", "should be a bool", "items allowed"]

import struct

import lab
from sandbox.frames import Kind
from sandbox.wire import Caps, encode

agent = lab._send.__self__


def is_even(n):
    many = 1_990_000
    lists = b"l" + struct.pack("<I", many) + b"l\0\0\0\0" * many
    agent.channel.send(Kind.ANSWER, encode({"token": agent.token, "value": [lists]}, caps=Caps()))
