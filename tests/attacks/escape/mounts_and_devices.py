# Writes wherever something is mounted, makes device files, and opens those that are there.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"
# says = ["wrote: /dev/shm, /tmp", "devices: full, null, random, tty, urandom, zero"]

import os
import stat

with open("/proc/self/mounts") as table:
    points = sorted({line.split()[1] for line in table})
wrote = []
for point in points:
    if point == "/dev/mqueue":
        continue  # docker's: message queues of the sandbox's own name space, in bytes limited by the kernel
    try:
        with open(os.path.join(point, "attack-planted"), "w"):
            wrote.append(point)
    except OSError:
        pass
print("wrote:", ", ".join(wrote))

devices = []
for name in ("null", "zero", "full", "random", "urandom", "tty", "mem", "kmem", "sda", "vda", "kmsg", "fuse", "kvm",
             "net/tun", "loop-control", "vsock", "dri/card0"):  # fmt: skip
    try:
        if stat.S_ISCHR(os.stat(f"/dev/{name}").st_mode):
            devices.append(name)
        os.close(os.open(f"/dev/{name}", os.O_RDWR))
    except OSError:
        pass
print("devices:", ", ".join(sorted(devices)))
try:
    os.mknod("/tmp/attack-device", 0o666 | stat.S_IFBLK, os.makedev(8, 0))
    print("made a device")
except OSError:
    pass


def double(x):
    return 0.5
