"""fails: borrowed_raising

After an exception nothing is given back

The exception comes out of the `yield`, and the lines behind it are skipped. The oven stays at 220 degrees for whoever
comes next. Put the way out into `finally`.
"""


@contextmanager
def borrowed(thing, **settings):
    missing = object()
    before = {name: getattr(thing, name, missing) for name in settings}
    for name, value in settings.items():
        setattr(thing, name, value)
    yield thing
    for name, value in before.items():
        if value is not missing:
            setattr(thing, name, value)
        elif hasattr(thing, name):
            delattr(thing, name)
