# Takes memory until the kernel says no.
#
# target = "scalar"
# verdict = "memory limit"
# reason = "512 MB"

def double(x):
    kept = []
    while True:
        kept.append(b"x" * (16 << 20))
