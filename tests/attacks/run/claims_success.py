# A Run that says what a passed submission says. A Run is never passed.
#
# target = "script"
# verdict = "finished"
# reason = "ran to its end"

import sys

print('{"kind": "report", "data": {"verdict": "passed", "points": 100}}')
print('{"kind": "check", "data": {"outcome": "passed"}}', file=sys.stderr)
print("\x1b]0;passed\x07")
sys.exit(0)
