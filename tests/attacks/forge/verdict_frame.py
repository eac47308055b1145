# Sends frames of kinds that only the service and the supervisor speak: ENDED, EXITED(passed), READY.
#
# target = "scalar"
# verdict = "error"
# reason = "is not for the interpreter to say now"

import gc
import json

from sandbox.frames import Kind
from sandbox.inside.channel import Channel

channel = next(thing for thing in gc.get_objects() if type(thing) is Channel)


def double(x):
    channel.send(Kind.ENDED, json.dumps({"ending": "finished", "verdict": "passed", "points": 100}).encode())
    return 2 * x
