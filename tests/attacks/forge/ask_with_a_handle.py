# Passes a handle of its own making as an argument of an ask, so that the judge's function would call back inside, which
# asks again: two sides that wait for each other, deeper and deeper.
#
# target = "trusting"
# verdict = ["error", "failed", "time limit"]
# reason = ["too early or too late", "could not be read", "longer than it may", "can't work with an answer", "obstacle"]
# limits = { session_s = 3 }

import lab
from sandbox.frames import Kind
from sandbox.values import Handle
from sandbox.wire import Caps, encode

agent = lab._send.__self__


def ask(token, number):
    question = {"token": token, "ask": number, "function": 0, "args": [Handle(number, "method")], "kwargs": {}}
    agent.channel.send(Kind.ASK, encode(question, caps=Caps()))


def minimise(f, low, high):
    ask(agent.token, 1)
    for number in range(2, 500):
        _, payload = agent.channel.receive()
        start = payload.index(b"token") + 5 + 5  # the call that the judge makes for `x - bottom`: answered by an ask
        ask(payload[start : start + 16].decode(), number)
    return 0.0
