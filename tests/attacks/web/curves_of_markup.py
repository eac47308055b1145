# Logs values under names that are markup and end a script element: the curves' data stand in one.
#
# target = "script"
# verdict = "finished"
# reason = "ran to its end"
# says = ["</script><script>attacked()</script>"]

import lab

for step in range(3):
    lab.log(step, **{"</script><script>attacked()</script>": 1.0, "__proto__": 2.0, "\u202e<!--": float("nan"), "x": float("inf")})
lab.log(2**53 - 1, y=1e308)
lab.log(-5, y=-1e308)
