"""A registry that is a dictionary, a context manager with an ExitStack, a runner that times nothing and tells by name,
and a search that keeps one point and shrinks when it fails."""

import random
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace

RANGES = {"temperature": (150, 300), "minutes": (10, 90), "water": (50, 100)}


class Registry(dict):
    def __init__(self):
        super().__init__()

    def register(self, function=None, name=None):
        if isinstance(function, str):
            return lambda each: self.register(each, function)
        if (name or function.__name__) in self:
            raise ValueError("taken")
        self[name or function.__name__] = function
        return function


@dataclass(frozen=True, order=True)
class Recipe:
    temperature: float
    minutes: float
    water: float

    def __post_init__(self):
        if not (150 <= self.temperature <= 300 and 10 <= self.minutes <= 90 and 50 <= self.water <= 100):
            raise ValueError(self)

    def moved(self, temperature=0, minutes=0, water=0):
        amounts = {"temperature": temperature, "minutes": minutes, "water": water}
        return replace(self, **{
            name: sorted((RANGES[name][0], getattr(self, name) + amount, RANGES[name][1]))[1] for name, amount in amounts.items()
        })


class borrowed:
    def __init__(self, thing, /, **settings):
        self.thing, self.settings, self.stack = thing, settings, ExitStack()

    def __enter__(self):
        for name in self.settings:
            if hasattr(self.thing, name):
                self.stack.callback(setattr, self.thing, name, getattr(self.thing, name))
            else:
                self.stack.callback(delattr, self.thing, name)
        for name, value in self.settings.items():
            setattr(self.thing, name, value)
        return self.thing

    def __exit__(self, *error):
        self.stack.close()


class Journal(Callback):
    def __init__(self):
        self.entries, self.best = [], None

    def on_quality(self, recipe, quality):
        self.entries += [(recipe, quality)]
        if self.best is None or quality > self.best[1]:
            self.best = (recipe, quality)

    def on_failure(self, recipe, error):
        self.entries += [(recipe, None)]


class Runner:
    def __init__(self, bake, callbacks=()):
        self.bake, self.callbacks, self.log = bake, callbacks, []

    def tell(self, event, *facts):
        for callback in self.callbacks:
            getattr(callback, f"on_{event}")(*facts)

    def __len__(self):
        return len(self.log)

    def __call__(self, recipe):
        self.log.append(recipe)
        self.tell("start", recipe)
        try:
            quality = self.bake(recipe.temperature, recipe.minutes, recipe.water)
        except Exception as error:
            self.tell("failure", recipe, error)
        else:
            self.tell("quality", recipe, quality)
            return quality


def find_recipe(bake, budget, seed):
    rng, found = random.Random(seed), []
    runner = Runner(bake)
    widths = {name: high - low for name, (low, high) in RANGES.items()}

    def attempt(recipe):
        quality = runner(recipe)
        if quality is not None:
            found.append((quality, recipe))

    while len(runner) < min(30, budget):
        attempt(Recipe(*[low + (high - low) * rng.random() for low, high in RANGES.values()]))
    for step in range(budget - len(runner)):
        centre = max(found)[1] if found else Recipe(225, 50, 75)
        reach = 0.2 * (1 - step / 60)
        attempt(centre.moved(**{name: reach * width * rng.gauss(0, 1) for name, width in widths.items()}))
    top = [recipe for _, recipe in sorted(found)[-5:]] or [Recipe(225, 50, 75)]
    return Recipe(*[sum(getattr(recipe, name) for recipe in top) / len(top) for name in RANGES])
