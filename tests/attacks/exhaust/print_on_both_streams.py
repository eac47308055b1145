# Floods both streams from children that outlive their parent, past Python and its buffers.
#
# target = "scalar"
# verdict = "output limit"
# reason = "more than the 64 KB it may print"

import os
import time


def double(x):
    for stream in (1, 2, 1, 2):
        if os.fork() == 0:
            os.setsid()
            while True:
                os.write(stream, b"\x00\xff<script>attacked()</script>" * 500)
    time.sleep(3)
    return 2 * x
