# Leaves with exit code 0 before it was asked: for a judge that trusts exit codes, a success.
#
# target = "scalar"
# verdict = "error"
# reason = "ended itself (exit code 0)"

import os

os._exit(0)
