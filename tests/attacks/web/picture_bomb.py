# Forges a PNG of a gigapixel, a hundred bytes large: whoever decodes it needs four gigabytes.
#
# target = "figures"
# verdict = "error"
# reason = "a figure of 50000 x 50000 pixels"

import struct

import lab
from sandbox.frames import Kind
from sandbox.values import Figure
from sandbox.wire import FIGURE

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack("!IIBBBBB", 50_000, 50_000, 8, 6, 0, 0, 0)


def draw(heights):
    lab._send.__self__.channel.send_value(Kind.FIGURE, Figure(1, "", PNG + bytes(60), 10, 10, []), FIGURE)
