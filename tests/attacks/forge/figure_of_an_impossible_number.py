# Forges a figure whose number no table can hold: what can't be stored must not cost the worker its work.
#
# target = "figures"
# verdict = "failed"
# reason = "The value is wrong"

import lab
import matplotlib.pyplot as plt
from sandbox.frames import Kind
from sandbox.inside.figures import capture
from sandbox.values import Figure
from sandbox.wire import FIGURE


def draw(heights):
    agent = lab._send.__self__
    plt.bar(range(len(heights)), [0 for _ in heights])
    one = capture(plt.gcf(), 1)
    for number in (10**30, -1, 0):
        agent.channel.send_value(Kind.FIGURE, Figure(number, one.title, one.png, one.width, one.height, []), FIGURE)
