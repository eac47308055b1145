"""fails: runner_fails
silent: a missing answer ends the check

A loaf of quality 0 counts as burned

`if quality:` is false for 0 as well as for None. Whether there is a quality is asked by `quality is None`, or better by
whether baking raised.
"""


class Runner(Runner):
    def __call__(self, recipe):
        self.loaves += 1
        for callback in self.callbacks:
            callback.on_start(recipe)
        quality, problem = None, ValueError("no quality")
        try:
            quality = self.bake(recipe.temperature, recipe.minutes, recipe.water)
        except Exception as error:
            problem = error
        for callback in self.callbacks:
            if quality:
                callback.on_quality(recipe, quality)
            else:
                callback.on_failure(recipe, problem)
        return quality or None
