"""fails: borrowed_new

A new attribute stays behind as None

With `getattr(thing, name, None)` an attribute that doesn't exist looks like one that is None, so afterwards there is
one that is None. Use a default that nobody else can have, such as `object()`, and delete the attribute.
"""


@contextmanager
def borrowed(thing, **settings):
    before = {name: getattr(thing, name, None) for name in settings}
    try:
        for name, value in settings.items():
            setattr(thing, name, value)
        yield thing
    finally:
        for name, value in before.items():
            setattr(thing, name, value)
