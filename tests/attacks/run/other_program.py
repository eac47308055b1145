# A Run that replaces itself by a shell, which prints and then waits. With the interpreter goes its channel.
#
# target = "script"
# verdict = "error"
# reason = "the interpreter closed its channel"

import os

os.execv("/bin/sh", ["sh", "-c", "echo '<script>attacked()</script>'; while :; do sleep 1; done"])
