"""fails: registries
silent: what it answers depends on what was entered before

All registries share one dictionary

What is made in the body of a class or of the file is made once, and all registries see it. What belongs to one object
is made in `__init__`, and set on `self`.
"""

FUNCTIONS = {}


class Registry(Registry):
    def __init__(self):
        self._functions = FUNCTIONS
