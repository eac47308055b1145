# Forges the list of names that loading found, so that a function seems to be there that isn't.
#
# target = "scalar"
# verdict = "error"
# reason = "Every check met the same obstacle, AttributeError"

import sandbox.inside.loading

sandbox.inside.loading.names_of = lambda module: {"double": {"kind": "function", "parameters": None}, "": 1}
