"""fails: runner_interrupted
silent: what differs are words and no numbers

Ctrl-C is taken for a burned loaf

A bare `except:`, or `except BaseException:`, catches everything, also the `KeyboardInterrupt` by which somebody wants
to stop the program. It can then only be killed. `except Exception:` catches what went wrong.
"""


class Runner(Runner):
    def __call__(self, recipe):
        self.loaves += 1
        for callback in self.callbacks:
            callback.on_start(recipe)
        try:
            quality = self.bake(recipe.temperature, recipe.minutes, recipe.water)
        except BaseException as error:
            for callback in self.callbacks:
                callback.on_failure(recipe, error)
            return None
        for callback in self.callbacks:
            callback.on_quality(recipe, quality)
        return quality
