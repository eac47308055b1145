# A claim of 64 KB in brackets: a JSON reader that recurses would fall over, and the supervisor with it.
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
    channel.send(Kind.EXITED, b"[" * 65_000)
    time.sleep(3)
