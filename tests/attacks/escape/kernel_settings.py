# Turns the kernel's own knobs: a core pattern or a release agent is a program that the host runs as root.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"
# says = ["wrote: nothing"]

import glob
import os

KNOBS = ["/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe", "/proc/sys/vm/overcommit_memory",
         "/proc/sysrq-trigger", "/sys/kernel/uevent_helper", "/proc/sys/fs/binfmt_misc/register",
         "/proc/self/attr/current", "/proc/self/timerslack_ns_x"]  # fmt: skip
KNOBS += glob.glob("/sys/fs/cgroup/*/release_agent") + glob.glob("/sys/fs/cgroup/**/notify_on_release", recursive=True)[:20]
KNOBS += glob.glob("/sys/fs/cgroup/**/memory.limit_in_bytes", recursive=True)[:20] + glob.glob("/sys/fs/cgroup/memory.max")
wrote = []
for knob in KNOBS:
    try:
        with open(knob, "w") as file:
            file.write("1")
        wrote.append(knob)
    except OSError:
        pass
print("wrote:", ", ".join(wrote) or "nothing")
print("user:", os.getuid() != 0)


def double(x):
    return 0.5
