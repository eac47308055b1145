# Raises from a file that it wrote itself, whose name and lines are markup; tracebacks show the learner's own file only.
#
# target = "script"
# verdict = "error"
# reason = "ZeroDivisionError"

import runpy

name = "<img src=x onerror=attacked()>.py"
with open(name, "w") as file:
    file.write("1 / 0  # <script>attacked()</script>\n")
runpy.run_path(name)
