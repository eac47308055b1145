# A claim that is a number of 60,000 digits: turning it into an integer takes quadratic time, or raises.
#
# target = "scalar"
# verdict = "error"
# reason = "a claim that can't be read"

import gc
import time

from sandbox.frames import Kind
from sandbox.inside.channel import Channel

channel = next(thing for thing in gc.get_objects() if type(thing) is Channel)


def double(x):
    channel.send(Kind.EXITED, b'{"cause": ' + b"9" * 60_000 + b"}")
    time.sleep(3)
