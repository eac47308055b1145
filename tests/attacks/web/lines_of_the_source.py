# Says by a forged traceback that the error stands in line minus a billion of a file called like an address.
#
# target = "scalar"
# verdict = "error"
# reason = "Every check met the same obstacle"
# says = ["javascript:attacked()"]

import lab
from sandbox.frames import Kind
from sandbox.wire import Caps, encode

agent = lab._send.__self__


def double(x):
    frame = {"file": "javascript:attacked()", "line": -(10**9), "function": "javascript:attacked()", "text": "\" onclick=attacked() x=\"",
             "shapes": {"\"><script>attacked()</script>": "<b>"}}  # fmt: skip
    error = {"type_name": "E", "message": "javascript:attacked()", "frames": [frame] * 30, "notes": [], "base_names": [], "limit": ""}
    agent.channel.send(Kind.EXCEPTION, encode({"token": agent.token, "error": error, "step": 10**20}, caps=Caps()))
    agent._serve_one(*agent.channel.receive())
