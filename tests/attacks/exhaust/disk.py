# Fills the scratch folder.
#
# target = "scalar"
# verdict = "disk limit"
# reason = "64 MB of files"

def double(x):
    number, block = 0, bytes(1 << 20)
    while True:
        number += 1
        with open(f"/tmp/attack-{number}", "wb") as file:
            for _ in range(16):
                file.write(block)
