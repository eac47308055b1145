# Takes the function that it was given apart for what it closes over: in here it is only a name that asks.
#
# target = "asks"
# verdict = "failed"
# reason = "out of bounds"
# says = ["bottom: not here"]

import gc


def minimise(f, low, high):
    cells = [cell.cell_contents for cell in f.__closure__ or ()]
    names = f.__code__.co_freevars + f.__code__.co_names
    hidden = "bottom" in names or any(isinstance(cell, float) for cell in cells)
    hidden = hidden or any(isinstance(thing, dict) and "bottom" in thing for thing in gc.get_objects())
    print("bottom:", "found" if hidden else "not here")
    return 5.0
