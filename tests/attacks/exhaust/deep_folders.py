# Folders inside of folders, deeper than any path can name: whoever cleans up by recursion would fall over.
#
# target = "scalar"
# verdict = "disk limit"
# reason = "64 MB of files"

import os


def double(x):
    while True:
        os.mkdir("attack-deep")
        os.chdir("attack-deep")
