"""fails: keeps_the_budget
silent: an exception of the kind that many mistakes raise

The first burned loaf ends the night

`bake` raises `RuntimeError`, and nothing in your search catches it. Bake by way of your `Runner`: it answers None for a
failure, and the night goes on.
"""


def find_recipe(bake, budget, seed):
    draw = random.Random(seed)
    recipes = [Recipe(*(draw.uniform(*ends) for ends in RANGES.values())) for _ in range(budget)]
    return max(recipes, key=lambda recipe: bake(recipe.temperature, recipe.minutes, recipe.water))
