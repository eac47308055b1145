"""fails: the_night

One knob is turned after the other

Hotter is better only if it is also shorter. Turning the temperature alone, with the minutes held fixed, walks across
the ridge and stops; the minutes then have nowhere to go. Change the settings together.
"""


def find_recipe(bake, budget, seed):
    journal = Journal()
    runner, settings = Runner(bake, [journal]), [225.0, 50.0, 75.0]
    each = max(budget // 3, 1)
    for place, (low, high) in enumerate(RANGES.values()):
        found = []
        for step in range(each):
            settings_now = list(settings)
            settings_now[place] = low + (high - low) * (step + 0.5) / each
            if len(runner) < budget:
                quality = runner(Recipe(*settings_now))
                found.append((-1000 if quality is None else quality, settings_now[place]))
        if found:
            settings[place] = max(found)[1]
    return Recipe(*settings)
