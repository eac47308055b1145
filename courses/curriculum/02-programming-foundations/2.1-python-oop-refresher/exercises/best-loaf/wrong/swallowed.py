"""fails: borrowed_raising

The block's exception is swallowed

`__exit__` returns something true, which says "the exception is dealt with". Nobody learns that the block was cut short.
Put the settings back and return nothing.
"""


class borrowed:
    def __init__(self, thing, **settings):
        self.thing, self.settings = thing, settings

    def __enter__(self):
        self.before = dict(vars(self.thing))
        vars(self.thing).update(self.settings)
        return self.thing

    def __exit__(self, *error):
        for name in self.settings:
            if name in self.before:
                setattr(self.thing, name, self.before[name])
            else:
                delattr(self.thing, name)
        return True
