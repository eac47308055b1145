# Answers the first call twice: with the same token, the second one for the call that comes next.
#
# target = "scalar"
# verdict = "error"
# reason = "came too early or too late"

import lab

from sandbox.frames import Kind
from sandbox.wire import Caps, encode

agent = lab._send.__self__  # what the learner's own module holds on to


def double(x):
    answer = {"token": agent.token, "value": [encode(2 * x, caps=Caps())]}
    agent.channel.send(Kind.ANSWER, encode(answer, caps=Caps()))
    return 2 * x
