# Reads and writes the supervisor: its memory, its descriptors, its environment, by /proc, ptrace and process_vm_readv.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"
# says = ["opened: nothing", "traced: no"]

import ctypes
import os

opened = []
for name in ("mem", "environ", "maps", "auxv", "io", "syscall", "stack", "fd/0", "fd/1", "root/etc/passwd", "cwd/x", "exe"):
    try:
        with open(f"/proc/1/{name}", "rb") as file:
            file.read(1)
        opened.append(name)
    except OSError:
        pass
print("opened:", ", ".join(opened) or "nothing")

libc = ctypes.CDLL(None, use_errno=True)
attached = libc.ptrace(16, 1, None, None) == 0  # PTRACE_ATTACH
buffer = ctypes.create_string_buffer(8)
read = libc.process_vm_readv(1, ctypes.byref(buffer), 1, ctypes.byref(buffer), 1, 0) > 0
print("traced:", "yes" if attached or read else "no")


def double(x):
    return 0.5
