# Runs C code out of its stack: the interpreter dies of a signal, and says nothing more.
#
# target = "scalar"
# verdict = "error"
# reason = "crashed (signal 11)"

import ctypes


def double(x):
    ctypes.string_at(0)
