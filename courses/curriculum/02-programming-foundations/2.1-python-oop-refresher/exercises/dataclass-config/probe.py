"""Configs as plain data, read field by field: never by their own to_dict."""

import dataclasses
import typing

import solution


def made(**settings):
    """A TrainConfig; `optimizer` may be given as a dictionary of its own settings."""
    if "optimizer" in settings:
        settings["optimizer"] = solution.OptimizerConfig(**settings["optimizer"])
    return solution.TrainConfig(**settings)


def optimizer(settings):
    return solution.OptimizerConfig(**settings)


def settings_of(config):
    """The fields' values; sequences as they are."""
    inner = config.optimizer
    return {
        "epochs": config.epochs, "batch_size": config.batch_size, "layers": config.layers, "seed": config.seed,
        "name": inner.name, "lr": inner.lr, "momentum": inner.momentum,
    }  # fmt: skip


def fields(name):
    """The fields' names in order, and the names of their types."""
    kind = getattr(solution, name)
    hints = typing.get_type_hints(kind)
    kinds = {each: typing.get_origin(hint) or hint for each, hint in hints.items()}  # tuple[int, ...] is a tuple
    return [[each.name, getattr(kinds[each.name], "__name__", "")] for each in dataclasses.fields(kind)]


def layers_kind(config):
    return type(config.layers).__name__


def different(all_settings):
    """How many different configs a set makes of these."""
    return len({made(**settings) for settings in all_settings})


def from_dict(data):
    """The settings of what from_dict makes, and the dictionary afterwards."""
    return [settings_of(solution.TrainConfig.from_dict(data)), data]


def there_and_back(settings):
    config = made(**settings)
    again = solution.TrainConfig.from_dict(config.to_dict())
    return [config == again, settings_of(again)]


def overridden(settings, changes):
    """The settings of the new config, and those of the old one afterwards."""
    config = made(**settings)
    return [settings_of(config.override(changes)), settings_of(config)]


def logs(first, second):
    """Two logs of one config that take turns; after each loss, what is best."""
    config = solution.TrainConfig()
    one, other = solution.RunLog(config), solution.RunLog(config)
    best = [one.best]
    for mine, theirs in zip(first, second):
        one.add(mine)
        other.add(theirs)
        best.append(one.best)
    return {"losses": [one.losses, other.losses], "best": best, "epochs": one.config.epochs}
