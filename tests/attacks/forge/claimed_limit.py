# Claims to have run out of memory, to be told so instead of failing. It may choose its own disgrace, but no credit.
#
# target = "scalar"
# verdict = "memory limit"
# reason = "of memory it may use"

import gc
import json
import os

from sandbox.frames import Kind
from sandbox.inside.channel import Channel

channel = next(thing for thing in gc.get_objects() if type(thing) is Channel)


def double(x):
    channel.send(Kind.EXITED, json.dumps({"cause": "memory", "detail": "<b>attacked()</b>"}).encode())
    os._exit(0)
