# Answers with an object whose type is called like a script, and with a dtype that is one.
#
# target = "scalar"
# verdict = "failed"
# reason = "an object of type solution.<script>attacked()</script><!--"

Named = type("<script>attacked()</script><!--", (), {"__repr__": lambda self: "<img src=x onerror=attacked()>"})


def double(x):
    return Named()
