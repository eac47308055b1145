# Claims that the sandbox was lost, so that it is tried again for nothing. There is no such claim.
#
# target = "scalar"
# verdict = "error"
# reason = "a claim that can't be read"

import gc
import json

from sandbox.frames import Kind
from sandbox.inside.channel import Channel

channel = next(thing for thing in gc.get_objects() if type(thing) is Channel)


def double(x):
    channel.send(Kind.EXITED, json.dumps({"cause": "lost", "detail": "your fault"}).encode())
    while True:
        pass
