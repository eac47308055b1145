# Forges a figure whose picture begins like a PNG and goes on as a page with a script in it.
#
# target = "figures"
# verdict = "failed"
# reason = "can't work with an answer of this kind"

import struct

import lab
from sandbox.frames import Kind
from sandbox.values import Figure
from sandbox.wire import FIGURE

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack("!IIBBBBB", 10, 10, 8, 2, 0, 0, 0)


def draw(heights):
    page = PNG + b"<!doctype html><script>attacked()</script>" * 100
    lab._send.__self__.channel.send_value(Kind.FIGURE, Figure(7, "a page", page, 10, 10, []), FIGURE)
