# Finds the channel and sends an answer before anything was asked. Its token can't be known yet.
#
# target = "scalar"
# verdict = "error"
# reason = "came too early or too late"

import gc

from sandbox.frames import Kind
from sandbox.inside.channel import Channel
from sandbox.wire import Caps, encode

channel = next(thing for thing in gc.get_objects() if type(thing) is Channel)
for _ in range(3):
    channel.send(Kind.ANSWER, encode({"token": "0" * 16, "value": [encode(1.0, caps=Caps())]}, caps=Caps()))


def double(x):
    return 2 * x
