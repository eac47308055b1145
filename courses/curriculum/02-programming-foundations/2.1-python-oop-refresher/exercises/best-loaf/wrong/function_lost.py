"""fails: registry_example
silent: what differs are words and no numbers

After registering, the name means None

A decorator's answer replaces the function. If `register` enters the function and ends without `return`, everyone who
calls `by_chance()` later calls None. Return the function as it came.
"""


class Registry(Registry):
    def _enter(self, name, function):
        if name in self._functions:
            raise ValueError(name)
        self._functions[name] = function
