# Opens sockets of every family that has been a way out: the network, the kernel's crypto, the hypervisor, Bluetooth.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"
# says = ["opened: 1"]

import socket

opened = []
for family in range(64):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(family, kind).close()
            opened.append(family)
        except OSError:
            pass
print("opened:", ", ".join(str(int(family)) for family in sorted(set(opened))))  # 1 is AF_UNIX


def double(x):
    return 0.5
