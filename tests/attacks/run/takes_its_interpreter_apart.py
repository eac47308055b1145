# A Run that empties the modules it stands on: sys, builtins, the agent's own. The supervisor needs none of them.
#
# target = "script"
# verdict = ["error", "time limit"]
# reason = ["Your program", "Your code", "could not be read"]
# limits = { call_s = 1 }

import builtins
import sys

for name, module in list(sys.modules.items()):
    if name not in {"sys", "builtins", "__main__"} and hasattr(module, "__dict__"):
        try:
            vars(module).clear()
        except Exception:
            pass
sys.modules.clear()
vars(builtins).clear()
