"""fails: keeps_the_budget
silent: what is counted are calls, and most mistakes here look so

The last try isn't in the budget

After the search you bake the winner once more, to be sure. That loaf costs as much as the others. Leave one in the
budget for it, or do without.
"""


def find_recipe(bake, budget, seed):
    draw, journal = random.Random(seed), Journal()
    runner = Runner(bake, [journal])
    while len(runner) < budget:
        runner(Recipe(*(draw.uniform(*ends) for ends in RANGES.values())))
    best = journal.best[0] if journal.best else Recipe(225, 50, 75)
    runner(best)
    return best
