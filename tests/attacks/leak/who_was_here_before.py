# Leaves a message in every writable place for the submission that comes next, and reads the one that was left for it.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"
# says = ["messages: none"]

import glob
import os
import tempfile

found = [path for folder in ("/tmp", "/dev/shm", "/var/tmp", os.getcwd(), tempfile.gettempdir()) for path in glob.glob(f"{folder}/attack-*")]
print("messages:", ", ".join(found) or "none")
for folder in ("/tmp", "/dev/shm", "/var/tmp", "/run", os.getcwd()):
    try:
        with open(f"{folder}/attack-message", "w") as file:
            file.write("the answer is 42")
    except OSError:
        pass


def double(x):
    return 0.5
