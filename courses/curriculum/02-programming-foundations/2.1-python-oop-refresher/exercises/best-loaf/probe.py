"""Decorators, with blocks and callbacks can only be tried beside the learner's code; what happened comes out as data."""

import types

import solution


def registered(entries):
    """entries: [a function's own name, the name to register it under, or None]. What one registry then knows."""
    registry, functions = solution.Registry(), []
    for own, name in entries:
        def function():
            return None

        function.__name__ = own
        returned = registry.register(function) if name is None else registry.register(name)(function)
        functions.append([function, returned is function])
    names = [name or own for own, name in entries]
    return {
        "names": list(registry),
        "count": len(registry),
        "returned as they were": [same for _, same in functions],
        "found": [registry[name] is function for name, (function, _) in zip(names, functions)],
        "in": [name in registry for name in [*names, "nobody"]],
    }


def looked_up(name):
    registry = solution.Registry()
    registry.register(looked_up)
    return registry[name] is looked_up


def taken(by_name):
    """Register a second function under a name that is taken; which exception came, and whether the first still stands."""
    registry = solution.Registry()

    def first():
        return 1

    def second():
        return 2

    registry.register("first")(first) if by_name else registry.register(first)
    second.__name__ = "first"
    try:
        registry.register("first")(second) if by_name else registry.register(second)
        raised = "nothing"
    except ValueError:
        raised = "ValueError"
    return [raised, registry["first"](), len(registry)]


def two_registries():
    one, other = solution.Registry(), solution.Registry()
    one.register(taken)
    return [len(one), len(other)]


def settings(recipe):
    return [recipe.temperature, recipe.minutes, recipe.water]


def same(first, second):
    return [solution.Recipe(*first) == solution.Recipe(*second), len({solution.Recipe(*first), solution.Recipe(*second)})]


def moved(start, amounts):
    """The new settings, and the old recipe's afterwards."""
    recipe = solution.Recipe(*start)
    return [settings(recipe.moved(**amounts)), settings(recipe)]


def lent(before, changes, way_out):
    """An object's attributes inside a with block and after it, however it is left; and what came out of the block."""
    oven = types.SimpleNamespace(**before)
    found = {"inside": None, "same object": False, "came out": "nothing"}

    def block():
        with solution.borrowed(oven, **changes) as it:
            found["same object"] = it is oven
            found["inside"] = dict(vars(oven))
            if way_out == "changed":
                for name in changes:
                    setattr(oven, name, -1)
            if way_out == "return":
                return
            if way_out in ("ValueError", "KeyboardInterrupt"):
                raise {"ValueError": ValueError, "KeyboardInterrupt": KeyboardInterrupt}[way_out]("out")

    try:
        block()
    except (ValueError, KeyboardInterrupt) as raised:
        found["came out"] = type(raised).__name__
    return {**found, "after": dict(vars(oven))}


def nested(before, outer, inner):
    oven, seen = types.SimpleNamespace(**before), []
    with solution.borrowed(oven, **outer):
        seen.append(dict(vars(oven)))
        with solution.borrowed(oven, **inner):
            seen.append(dict(vars(oven)))
        seen.append(dict(vars(oven)))
    return [*seen, dict(vars(oven))]


def night(recipes, outcomes):
    """Bake these recipes; an outcome that is a text is what the exception says. All that anybody was told."""
    told, coming = [], iter(outcomes)

    def bake(temperature, minutes, water):
        told.append(["baked", temperature, minutes, water])
        outcome = next(coming)
        if outcome == "Ctrl-C":
            raise KeyboardInterrupt
        if isinstance(outcome, str):
            raise {"smoke": RuntimeError, "dough": ValueError}[outcome](outcome)
        return outcome

    class Loud(solution.Callback):
        def on_start(self, recipe):
            told.append(["start", recipe.minutes])

        def on_quality(self, recipe, quality):
            told.append(["quality", recipe.minutes, quality])

        def on_failure(self, recipe, error):
            told.append(["failure", recipe.minutes, str(error)])

    class Worried(solution.Callback):
        def on_failure(self, recipe, error):
            told.append(["oh dear", recipe.minutes])

    runner, answers = solution.Runner(bake, (Loud(), Worried())), []
    for recipe in recipes:
        try:
            answers.append(runner(solution.Recipe(*recipe)))
        except KeyboardInterrupt:
            answers.append("KeyboardInterrupt")
    return {"told": told, "answers": answers, "count": len(runner)}


def journal(recipes, outcomes):
    coming = iter(outcomes)

    def bake(*_settings):
        outcome = next(coming)
        if outcome is None:
            raise RuntimeError("smoke")
        return outcome

    book, other = solution.Journal(), solution.Journal()
    runner, best = solution.Runner(bake, [book]), []
    for recipe in recipes:
        runner(solution.Recipe(*recipe))
        best.append(None if book.best is None else [settings(book.best[0]), book.best[1]])
    return {
        "entries": [[settings(recipe), quality] for recipe, quality in book.entries],
        "best": best,
        "other": len(other.entries),
        "is a callback": isinstance(book, solution.Callback),
    }
