# Asks a function that was never passed, by a number that is a string, negative, or as long as a page.
#
# target = "asks"
# verdict = "error"
# reason = "a question to nobody"

import lab
from sandbox.frames import Kind
from sandbox.wire import Caps, encode

agent = lab._send.__self__


def minimise(f, low, high):
    question = {"token": agent.token, "ask": 1, "function": -(10**3000), "args": [], "kwargs": {}}
    agent.channel.send(Kind.ASK, encode(question, caps=Caps()))
    agent.channel.receive()
