import random
from contextlib import contextmanager
from dataclasses import dataclass, fields

RANGES = {"temperature": (150, 300), "minutes": (10, 90), "water": (50, 100)}


class Registry:
    """Functions by name: `@registry.register` or `@registry.register("name")`."""

    def __init__(self):
        # <solution>
        self._functions = {}
        # </solution>

    def register(self, what):
        """As a decorator: enter a function under its own name, or under the given one."""
        # <solution>
        if isinstance(what, str):
            return lambda function: self._enter(what, function)
        return self._enter(what.__name__, what)
        # </solution>

    # <solution> # Here follow the methods for len, [], in and for.
    def _enter(self, name, function):
        if name in self._functions:
            raise ValueError(f"there is a {name!r} already")
        self._functions[name] = function
        return function

    def __getitem__(self, name):
        return self._functions[name]

    def __len__(self):
        return len(self._functions)

    def __iter__(self):
        return iter(self._functions)

    def __contains__(self, name):
        return name in self._functions

    # </solution>


# <solution> @dataclass  # frozen?
@dataclass(frozen=True)
# </solution>
class Recipe:
    """Three settings, each within its range."""

    temperature: float
    minutes: float
    water: float

    def __post_init__(self):
        # <solution>
        for each in fields(self):
            low, high = RANGES[each.name]
            if not low <= getattr(self, each.name) <= high:
                raise ValueError(f"{each.name} must lie from {low} to {high}")
        # </solution>

    def moved(self, **amounts):
        """A new recipe with these amounts added, stopped at the ends of the ranges."""
        # <solution>
        settings = {}
        for name, (low, high) in RANGES.items():
            settings[name] = min(max(getattr(self, name) + amounts.get(name, 0), low), high)
        return Recipe(**settings)
        # </solution>


# <solution> # contextmanager is imported above, if you like; a class with __enter__ and __exit__ will do as well.
@contextmanager
# </solution>
def borrowed(thing, **settings):
    """Attributes of a thing, set for the length of a with block."""
    # <solution>
    missing = object()
    before = {name: getattr(thing, name, missing) for name in settings}
    try:
        for name, value in settings.items():
            setattr(thing, name, value)
        yield thing
    finally:
        for name, value in before.items():
            if value is not missing:
                setattr(thing, name, value)
            elif hasattr(thing, name):
                delattr(thing, name)
    # </solution>


class Callback:
    """Is told about every loaf. The base does nothing; subclasses write what they need."""

    def on_start(self, recipe):
        pass

    def on_quality(self, recipe, quality):
        pass

    def on_failure(self, recipe, error):
        pass


class Journal(Callback):
    """All loaves in order: pairs of recipe and quality, None for a failure."""

    def __init__(self):
        # <solution>
        self.entries = []
        # </solution>

    # <solution> # What does a journal want to be told, and what is its best entry?
    def on_quality(self, recipe, quality):
        self.entries.append((recipe, quality))

    def on_failure(self, recipe, error):
        self.entries.append((recipe, None))

    @property
    def best(self):
        baked = [entry for entry in self.entries if entry[1] is not None]
        return max(baked, key=lambda entry: entry[1], default=None)

    # </solution>


class Runner:
    """Bakes a recipe when called, and tells the callbacks."""

    def __init__(self, bake, callbacks=()):
        # <solution>
        self.bake, self.callbacks, self.loaves = bake, list(callbacks), 0
        # </solution>

    def __call__(self, recipe):
        """The quality, or None when baking raised an Exception."""
        # <solution>
        self.loaves += 1
        for callback in self.callbacks:
            callback.on_start(recipe)
        try:
            quality = self.bake(recipe.temperature, recipe.minutes, recipe.water)
        except Exception as error:
            for callback in self.callbacks:
                callback.on_failure(recipe, error)
            return None
        for callback in self.callbacks:
            callback.on_quality(recipe, quality)
        return quality
        # </solution>

    def __len__(self):
        # <solution>
        return self.loaves
        # </solution>


def find_recipe(bake, budget, seed):
    """The recipe believed to be best after at most `budget` loaves."""
    # <solution>
    draw, journal = random.Random(seed), Journal()
    runner = Runner(bake, [journal])
    while len(runner) < budget:
        if 8 * len(runner) < 3 * budget or not journal.best or journal.best[1] < 25:  # look around for the hill first
            runner(Recipe(*(draw.uniform(*ends) for ends in RANGES.values())))
            continue
        reach = 0.2 * 0.3 ** (len(runner) / budget)  # in widths of the ranges; then ever closer to the best
        amounts = {name: draw.gauss(0, reach * (high - low)) for name, (low, high) in RANGES.items()}
        runner(_middle(journal, 4).moved(**amounts))
    return _middle(journal, 6)
    # </solution>


# <solution> # Put a helper function here, if you want one.
def _middle(journal, count):
    """The mean of the best recipes: the noise of single loaves averages out."""
    baked = sorted((entry for entry in journal.entries if entry[1] is not None), key=lambda entry: -entry[1])[:count]
    if not baked:
        return Recipe(*(sum(ends) / 2 for ends in RANGES.values()))
    return Recipe(*(sum(getattr(recipe, name) for recipe, _ in baked) / len(baked) for name in RANGES))


# </solution>
