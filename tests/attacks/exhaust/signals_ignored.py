# Ignores every signal that can be ignored and catches the processor limit's own; then spins.
#
# target = "scalar"
# verdict = "time limit"
# reason = "longer than it may"
# limits = { cpu_s = 1 }

import signal

for number in range(1, 65):
    try:
        signal.signal(number, lambda *_: None)
    except (OSError, ValueError):
        pass


def double(x):
    while True:
        pass
