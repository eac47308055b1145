"""fails: the_night

All loaves are baked at random

Eighty points in three dimensions are far apart, and the best of them is nowhere near the top; besides, its reading is
the best partly by luck. Use the first third to find the hill and the rest to climb it.
"""


def find_recipe(bake, budget, seed):
    draw, journal = random.Random(seed), Journal()
    runner = Runner(bake, [journal])
    for _ in range(budget):
        runner(Recipe(*(draw.uniform(*ends) for ends in RANGES.values())))
    return journal.best[0] if journal.best else Recipe(225, 50, 75)
