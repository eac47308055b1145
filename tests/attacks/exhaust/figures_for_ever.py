# Draws figures until somebody is full: those beyond the limit are dropped inside, and forged ones end the session.
#
# target = "figures"
# verdict = "error"
# reason = "more figures than allowed"

import lab
import matplotlib.pyplot as plt
from sandbox.frames import Kind
from sandbox.inside.figures import capture
from sandbox.wire import FIGURE


def draw(heights):
    agent = lab._send.__self__
    plt.bar(range(len(heights)), heights)
    figure = capture(plt.gcf(), 1)
    while True:
        agent.channel.send_value(Kind.FIGURE, figure, FIGURE)
