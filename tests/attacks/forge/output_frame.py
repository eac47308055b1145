# Forges an OUTPUT frame with a stamp of its own. Output comes over pipes; the interpreter has no such word.
#
# target = "scalar"
# verdict = "error"
# reason = "is not for the interpreter to say now"

import gc
import struct

from sandbox.frames import Kind
from sandbox.inside.channel import Channel

channel = next(thing for thing in gc.get_objects() if type(thing) is Channel)


def double(x):
    channel.send(Kind.OUTPUT, struct.pack("!Bd", 1, float("nan")) + b"1 passed")
    return 2 * x
