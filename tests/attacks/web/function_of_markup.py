# Says "not implemented" from a function whose name is markup: that name is put into a sentence of ours.
#
# target = "scalar"
# verdict = "failed"
# reason = "is not written yet"
# says = ["`<img src=x onerror=attacked()>` is not written yet"]

def double(x):
    named = open_end.__code__.replace(co_name="<img src=x onerror=attacked()>", co_qualname="attacked")
    open_end.__code__ = named
    open_end()


def open_end():
    raise NotImplementedError
