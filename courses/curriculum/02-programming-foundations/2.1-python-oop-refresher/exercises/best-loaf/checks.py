"""Five pieces of a framework for experiments, and a search for the best recipe in ovens that the judge invents.

The bar of `the_night` and the runs behind it are recorded in calibration.md.
"""

import math

from grader.checks import Failed, Kept, check, expect, measure

BAR = 90  # points; the reference names recipes worth 97 on average, with a deviation of 4 between nights
BUDGET = 80
RANGES = [(150, 300), (10, 90), (50, 100)]


@check("The registry of the worked example", task=1,
       hint="What arrives in register: a function, or a text? In the second case it must return a decorator.")
def registry_example(learner, rng):
    found = learner.probe.registered([["by_chance", None], ["one_after_the_other", "one knob"]])
    right = {"names": ["by_chance", "one knob"], "count": 2, "returned as they were": [True, True], "found": [True, True],
             "in": [True, True, False]}
    expect(found).equal(right)


@check("Any number of functions, in the order in which they came", task=1, needs=("registry_example",),
       hint="A dictionary keeps its order. Does every registry make its own?")
def registries(learner, rng):
    for count in (0, 1, 6):
        entries = [[f"f{number}", f"name {number}" if rng.random() < 0.5 else None] for number in rng.permutation(count)]
        found = learner.probe.registered(entries)
        expect(found["names"]).equal([name or own for own, name in entries])
        expect([found["count"], all(found["found"]), all(found["returned as they were"])]).equal([count, True, True])
    expect(learner.probe.two_registries()).equal([1, 0])


@check("A name that is taken is refused, and an unknown one isn't found", task=1, needs=("registries",),
       hint="Look before you enter. A dictionary overwrites without a word.")
def registry_refuses(learner, rng):
    for by_name in (False, True):
        expect(learner.probe.taken(by_name)).equal(["ValueError", 1, 1])
    expect(learner.probe.looked_up("looked_up")).true()
    learner.raises(KeyError, lambda: learner.probe.looked_up("nobody"))


@check("A recipe keeps its settings, and can't be changed", task=2,
       hint="The decorator has an option for this; it also gives a hash.")
def recipes(learner, rng):
    for _ in range(2):
        one, other = _recipe(rng), _recipe(rng)
        expect(learner.probe.settings(learner.new("Recipe", *one))).close_to(one)
        expect(learner.probe.same(one, one)).equal([True, 1])
        expect(learner.probe.same(one, other)).equal([False, 2])
    recipe = learner.new("Recipe", temperature=150, minutes=90, water=100)
    learner.raises(AttributeError, lambda: setattr(recipe, "minutes", 50))


@check("Settings outside their range are refused", task=2, needs=("recipes",),
       hint="Each setting has two ends, which belong to it.")
def recipe_refuses(learner, rng):
    for place, (low, high) in enumerate(RANGES):
        for wrong in (low - 0.5, high + 0.5, float("nan")):
            settings = _recipe(rng)
            settings[place] = wrong
            learner.raises(ValueError, "Recipe", *settings)
        for end in (low, high):
            settings[place] = end
            expect(learner.probe.settings(learner.new("Recipe", *settings))).close_to(settings)


@check("moved adds, stops at the ends, and makes a new recipe", task=2, needs=("recipes",),
       hint="min and max, in the right order. Settings that aren't named stay.")
def moved(learner, rng):
    expect(learner.probe.moved([220, 40, 65], {"minutes": 5, "water": 50})[0]).close_to([220, 45, 100])
    for amounts in [{"temperature": 7.5}, {"water": -3, "minutes": 2}, {}, {"temperature": -500, "minutes": 500},
                    {"temperature": 400, "minutes": -99, "water": -99}]:
        start = _recipe(rng)
        new, old = learner.probe.moved(start, amounts)
        shifts = [amounts.get(name, 0) for name in ("temperature", "minutes", "water")]
        expect(new).close_to([min(max(value + shift, low), high)
                              for value, shift, (low, high) in zip(start, shifts, RANGES, strict=True)])
        expect(old).close_to(start)


@check("Borrowed settings hold inside the block, and no longer", task=3,
       hint="On the way in: remember, then set. On the way out: put back.")
def borrowed(learner, rng):
    for way_out in ("end", "return", "changed"):
        before = {"temperature": int(rng.integers(100, 300)), "door": "shut", "fan": None}
        found = learner.probe.lent(before, {"temperature": 220, "fan": 3}, way_out)
        expect(found["inside"]).equal({**before, "temperature": 220, "fan": 3})
        expect([found["same object"], found["came out"]]).equal([True, "nothing"])
        expect(found["after"]).equal(before)


@check("... also when the block is left by an exception, which goes on", task=3, needs=("borrowed",),
       hint="In a generator the exception comes out of the yield. What runs in any case?")
def borrowed_raising(learner, rng):
    for way_out in ("ValueError", "KeyboardInterrupt"):
        before = {"temperature": int(rng.integers(100, 300)), "fan": int(rng.integers(1, 9))}
        found = learner.probe.lent(before, {"temperature": 220, "fan": 0}, way_out)
        expect(found["after"]).equal(before)
        expect(found["came out"]).equal(way_out)


@check("An attribute that wasn't there is gone again", task=3, needs=("borrowed",),
       hint="None is a value that an attribute may have. What tells it from an attribute that doesn't exist?")
def borrowed_new(learner, rng):
    for way_out in ("end", "changed"):
        before = {"temperature": int(rng.integers(100, 300)), "fan": None}
        found = learner.probe.lent(before, {"steam": True, "fan": 2}, way_out)
        expect(found["inside"]).equal({**before, "steam": True, "fan": 2})
        expect(found["after"]).equal(before)


@check("Who borrows twice gives back twice", task=3, needs=("borrowed",),
       hint="Each block remembers what it found. Where do you keep that?")
def borrowed_twice(learner, rng):
    a, b, c = (int(number) for number in rng.integers(100, 300, size=3))
    found = learner.probe.nested({"heat": a, "fan": 1}, {"heat": b}, {"heat": c, "fan": 2})
    expect(found).equal([{"heat": b, "fan": 1}, {"heat": c, "fan": 2}, {"heat": b, "fan": 1}, {"heat": a, "fan": 1}])


@check("The runner bakes, answers, and tells everyone in turn", task=4, needs=("recipes",),
       hint="First on_start of all callbacks, then the oven, then on_quality of all.")
def runner_tells(learner, rng):
    recipes, qualities = [_recipe(rng) for _ in range(3)], rng.uniform(0, 100, size=3).tolist()
    found = learner.probe.night(recipes, qualities)
    expect(found["answers"]).close_to(qualities)
    expect(found["count"]).equal(3)
    right = [line for recipe, quality in zip(recipes, qualities, strict=True)
             for line in (["start", recipe[1]], ["baked", *recipe], ["quality", recipe[1], quality])]
    expect(found["told"]).equal(right)


@check("A loaf that burns ends nothing, and everyone is told why", task=4, needs=("runner_tells",),
       hint="Catch what baking raises, and nothing else. The loaf counts.")
def runner_fails(learner, rng):
    recipes = [_recipe(rng) for _ in range(4)]
    found = learner.probe.night(recipes, ["smoke", 50.0, "dough", 0.0])
    expect(found["answers"]).equal([None, 50.0, None, 0.0])
    expect(found["count"]).equal(4)
    minutes = [recipe[1] for recipe in recipes]
    right = [["failure", minutes[0], "smoke"], ["oh dear", minutes[0]], ["quality", minutes[1], 50.0],
             ["failure", minutes[2], "dough"], ["oh dear", minutes[2]], ["quality", minutes[3], 0.0]]
    expect([line for line in found["told"] if line[0] not in ("start", "baked")]).equal(right)


@check("Ctrl-C is no failure of the bread", task=4, needs=("runner_tells",),
       hint="KeyboardInterrupt is a BaseException, but no Exception: it is meant to end the program.")
def runner_interrupted(learner, rng):
    found = learner.probe.night([_recipe(rng) for _ in range(2)], ["Ctrl-C", 70.0])
    expect(found["answers"]).equal(["KeyboardInterrupt", 70.0])


@check("The journal knows every loaf, and the best", task=4, needs=("runner_fails",),
       hint="A burned loaf has no quality, and is no 0. Of two equals the earlier one is the best.")
def journal(learner, rng):
    for outcomes in ([None, -5.0, 40.0, None, 60.0, 60.0, 20.0], [None, None], [0.0, -1.0]):
        recipes = [_recipe(rng) for _ in outcomes]
        found = learner.probe.journal(recipes, outcomes)
        expect(found["entries"]).equal([[recipe, quality] for recipe, quality in zip(recipes, outcomes, strict=True)])
        best, right = None, []
        for recipe, quality in zip(recipes, outcomes, strict=True):
            if quality is not None and (best is None or quality > best[1]):
                best = [recipe, quality]
            right.append(best)
        expect(found["best"]).equal(right)
        expect([found["other"], found["is a callback"]]).equal([0, True])


@check("The budget is kept, whatever burns, and a recipe comes out", task=5, needs=("recipes",),
       hint="Count every call of bake. What if it raises in the first one, or in all of them?")
def keeps_the_budget(learner, rng):
    for budget in (1, 7, BUDGET):
        bake, _ = _oven(rng, budget)
        _settings(learner, learner.find_recipe(bake, budget, int(rng.integers(1000))))

    def broken(_temperature, _minutes, _water):
        raise RuntimeError("the oven is cold")

    _settings(learner, learner.find_recipe(broken, 5, 0))


@check("The recipes you name in the morning are worth it", task=5, points=3, needs=("keeps_the_budget",),
       hint="Look around first, then ever closer to what was best. One lucky reading is noise: which recipes agree?")
def the_night(learner, rng):
    def worth(_draw):
        bake, value = _oven(rng, BUDGET)
        return value(*_settings(learner, learner.find_recipe(bake, BUDGET, int(rng.integers(1000)))))

    measure("Worth of the recipes", worth, at_least=BAR, unit="points", draws=12, most_draws=30)


def _recipe(rng):
    return [float(round(rng.uniform(low, high), 2)) for low, high in RANGES]


def _settings(learner, answer):
    if not isinstance(answer, Kept):
        raise Failed("find_recipe should return a Recipe.", expected="a Recipe", got=type(answer).__name__)
    settings = [float(setting) for setting in learner.probe.settings(answer)]
    for setting, (low, high) in zip(settings, RANGES, strict=True):
        expect(setting).between(low, high)
    return settings


def _oven(rng, budget):
    """An oven with a hill of its own: what bakes a loaf (noisily, at most `budget` times), and a recipe's true value."""
    top = rng.uniform(0.2, 0.8, size=3)
    baked = []

    def value(*settings):
        hot, long, wet = ((x - low) / (high - low) - peak for x, (low, high), peak in zip(settings, RANGES, top, strict=True))
        return 100 * math.exp(-((hot + long) / 0.15) ** 2 / 2 - ((hot - long) / 0.45) ** 2 / 2 - (wet / 0.18) ** 2 / 2)

    def bake(temperature, minutes, water):
        settings = [temperature, minutes, water]
        for setting, (low, high) in zip(settings, RANGES, strict=True):
            expect(setting, because="This is what bake was given.").between(low, high)
        baked.append(settings)
        expect(len(baked), because="This counts the calls of bake.").at_most(budget)
        if sum((x - low) / (high - low) for x, (low, high) in zip(settings[:2], RANGES[:2], strict=True)) > top[0] + top[1] + 0.4:
            raise RuntimeError("smoke")
        return value(*settings) + float(rng.normal(0, 4))

    return bake, value
