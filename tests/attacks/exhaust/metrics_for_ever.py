# Logs live curves without end, with names as long as they may be: they are rows in our database, not its own memory.
#
# target = "scalar"
# verdict = ["error", "time limit"]
# reason = ["more metrics than allowed", "longer than it may"]
# limits = { cpu_s = 6 }

import lab


def double(x):
    names = {f"{n:02}" + "\U0001f4a3" * 110: float(n) for n in range(60)}
    for step in range(20_000):
        lab.log(step, **names)
    return 0.5
