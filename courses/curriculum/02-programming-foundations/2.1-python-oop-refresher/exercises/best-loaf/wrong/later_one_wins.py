"""fails: registry_refuses

The later function takes the place of the earlier

Storing under a key that exists overwrites it without a word. Two people who both call their search `random` then run
the same one, and wonder. Look first, and raise `ValueError`.
"""


class Registry(Registry):
    def _enter(self, name, function):
        self._functions[name] = function
        return function
