# Forges a tensor record whose values are a text, whose dtype is markup and whose gradient flag is a list.
#
# target = "scalar"
# verdict = "error"
# reason = "a Tensor with a list where a bool belongs"

import struct

import lab
from sandbox.frames import Kind
from sandbox.wire import Caps, encode

agent = lab._send.__self__


def double(x):
    fields = [encode(field, caps=Caps()) for field in ("values", "<b>attacked()</b>", "cpu", [])]
    answer = {"token": agent.token, "value": [struct.pack("BB", ord("r"), 0) + b"".join(fields)]}
    agent.channel.send(Kind.ANSWER, encode(answer, caps=Caps()))
