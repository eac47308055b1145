"""fails: moved
silent: the lower end raises instead

Moving stops at the upper end only

With a negative amount a setting leaves its range below, and the new recipe is refused. Stop at both ends:
`min(max(value, low), high)`.
"""


class Recipe(Recipe):
    def moved(self, **amounts):
        settings = {name: min(getattr(self, name) + amounts.get(name, 0), high) for name, (low, high) in RANGES.items()}
        return Recipe(**settings)


def _near(recipe, amounts):
    kept = {name: max(amount, RANGES[name][0] - getattr(recipe, name)) for name, amount in amounts.items()}
    return recipe.moved(**kept)


def find_recipe(bake, budget, seed):
    draw, journal = random.Random(seed), Journal()
    runner = Runner(bake, [journal])
    while len(runner) < budget:
        if 8 * len(runner) < 3 * budget or journal.best is None:
            runner(Recipe(*(draw.uniform(*ends) for ends in RANGES.values())))
            continue
        reach = 0.2 * 0.3 ** (len(runner) / budget)
        amounts = {name: draw.gauss(0, reach * (high - low)) for name, (low, high) in RANGES.items()}
        runner(_near(_middle(journal, 4), amounts))
    return _middle(journal, 6)
