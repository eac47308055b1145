# Children with sessions of their own, orphaned, stopped and continued, that wait for the sandbox to end. They end with it.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"

import os
import signal
import time


def double(x):
    for _ in range(5):
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                for number in range(1, 32):
                    try:
                        signal.signal(number, signal.SIG_IGN)
                    except (OSError, ValueError):
                        pass
                os.close(1)
                os.close(2)
                time.sleep(60)
            os._exit(0)
        os.wait()
    return 0.5
