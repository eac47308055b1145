"""fails: recipe_refuses
silent: what should be refused returns, and most mistakes here look so

NaN passes for a setting

Neither `value < low` nor `value > high` is true of NaN. Say what must hold, `low <= value <= high`, and raise if it
doesn't.
"""


class Recipe(Recipe):
    def __post_init__(self):
        for each in fields(self):
            low, high = RANGES[each.name]
            if getattr(self, each.name) < low or getattr(self, each.name) > high:
                raise ValueError(each.name)
