# Looks for canaries in the checkout, in the home folders and where secrets usually lie, by every path there is, those
# of the host that the table of mounts gives away included.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"
# says = ["read: nothing"]

import glob
import os
from pathlib import PurePosixPath

NAMES = ["manage.py", "pyproject.toml", "hub.sqlite3", ".env", "checks.py", "canary-of-the-attacks-on-docker",
         "canary-of-the-attacks-on-bubblewrap", "shadow", "id_rsa",
         ".git", "secret_key", "docker-compose.yml", "machine-id"]  # fmt: skip
FOLDERS = ["", "/root", "/home", "/etc", "/run", "/var", "/srv", "/opt", "/mnt", "/media", "/root/.ssh", "/var/lib", "/app",
           "/proc/1/root", "/proc/1/cwd", "/proc/self/root", "/usr/src", "/data", "/tmp", "/dev/shm"]  # fmt: skip
with open("/proc/self/mountinfo") as table:
    for line in table:
        source = PurePosixPath(line.split()[3])
        FOLDERS += [str(source), *map(str, source.parents)]
read = set()
for folder in set(FOLDERS):
    for name in NAMES:
        for path in (f"{folder}/{name}", *glob.glob(f"{folder}/*/{name}")):
            try:
                os.close(os.open(path, os.O_RDONLY))
                read.add(path)
            except OSError:
                pass
print("read:", ", ".join(sorted(read)) or "nothing")


def double(x):
    return 0.5
