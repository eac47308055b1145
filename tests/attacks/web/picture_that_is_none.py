# Forges a figure whose picture is an SVG with a script.
#
# target = "figures"
# verdict = "error"
# reason = "a figure whose picture is not a PNG"

import lab
from sandbox.frames import Kind
from sandbox.values import Figure
from sandbox.wire import FIGURE


def draw(heights):
    picture = b"<svg xmlns='http://www.w3.org/2000/svg' onload='attacked()'/>"
    lab._send.__self__.channel.send_value(Kind.FIGURE, Figure(1, "", picture, 10, 10, []), FIGURE)
