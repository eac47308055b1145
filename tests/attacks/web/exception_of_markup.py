# Raises an exception whose class, message, notes, function and variables are markup.
#
# target = "scalar"
# verdict = "error"
# reason = "<script>attacked()</script>"
# says = ["<img src=x onerror=attacked()>", "</code></p><svg onload=attacked()>"]

Markup = type("<script>attacked()</script>", (Exception,), {})


def double(x):
    error = Markup("<img src=x onerror=attacked()>")
    error.add_note("</code></p><svg onload=attacked()>")
    exec(compile("raise error", "<b onclick=attacked()>", "exec"), {"error": error})
