# Draws something else and forges the data behind it: data is a claim, and this one claims the wrong bars.
#
# target = "figures"
# verdict = "failed"
# reason = "should be a list or an array, but it is a string"

import lab
import matplotlib.pyplot as plt
from sandbox.frames import Kind
from sandbox.inside.figures import capture
from sandbox.values import Figure
from sandbox.wire import FIGURE


def draw(heights):
    agent = lab._send.__self__
    plt.title("Something else")
    one = capture(plt.gcf(), 1)
    axes = [{"title": "Heights", "bars": [{"height": "all of them"}]}]
    agent.channel.send_value(Kind.FIGURE, Figure(1, "", one.png, one.width, one.height, axes), FIGURE)
    plt.close("all")
