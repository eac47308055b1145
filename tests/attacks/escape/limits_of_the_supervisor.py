# Takes the supervisor's limits away by prlimit, which asks for no more than the same user: with no processor time, no
# memory and no descriptors left it would die, and a sandbox that vanishes looks like a fault of ours, tried again.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"
# says = ["could not: RLIMIT_CPU, RLIMIT_AS, RLIMIT_DATA, RLIMIT_NOFILE, RLIMIT_STACK"]

import resource
import time

refused = []
for name in ("RLIMIT_CPU", "RLIMIT_AS", "RLIMIT_DATA", "RLIMIT_NOFILE", "RLIMIT_STACK"):
    try:
        resource.prlimit(1, getattr(resource, name), (0, 0))
    except OSError:
        refused.append(name)
print("could not:", ", ".join(refused))


def double(x):
    time.sleep(0.4)
    return 0.5
