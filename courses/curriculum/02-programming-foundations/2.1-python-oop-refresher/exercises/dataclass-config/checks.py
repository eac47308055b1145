"""Two frozen dataclasses and a log, read field by field by the probe."""

import json

from grader.checks import Failed, check, expect

DEFAULTS = {"epochs": 10, "batch_size": 32, "layers": (64, 64), "seed": None, "name": "sgd", "lr": 0.01, "momentum": 0.0}
OPTIMIZER = ("name", "lr", "momentum")


@check("Every field has its place, its type hint and its default", task=1,
       hint="name: str = \"sgd\". A line without a type hint is no field.")
def fields(learner, rng):
    right = [["name", "str"], ["lr", "float"], ["momentum", "float"]]
    expect(learner.probe.fields("OptimizerConfig")).equal(right)
    found = learner.probe.fields("TrainConfig")
    expect([name for name, _ in found]).equal(["epochs", "batch_size", "layers", "optimizer", "seed"])
    expect([dict(found)[name] for name in ("epochs", "batch_size", "layers", "optimizer")]).equal(
        ["int", "int", "tuple", "OptimizerConfig"])
    expect(learner.probe.settings_of(learner.new("TrainConfig"))).equal(DEFAULTS)


@check("Settings are kept as they were given, by place or by name", task=1, needs=("fields",),
       hint="The decorator writes __init__ for you, if nothing else does.")
def given(learner, rng):
    for _ in range(3):
        settings = _settings(rng)
        optimizer = learner.new("OptimizerConfig", settings["name"], settings["lr"], momentum=settings["momentum"])
        config = learner.new("TrainConfig", settings["epochs"], settings["batch_size"], settings["layers"], optimizer,
                             seed=settings["seed"])
        expect(learner.probe.settings_of(config)).equal(settings)


@check("Nothing can be set afterwards", task=1, needs=("fields",),
       hint="The decorator takes an option for this.")
def frozen(learner, rng):
    config, optimizer = learner.new("TrainConfig"), learner.new("OptimizerConfig")
    for thing, name, value in [(config, "epochs", 5), (optimizer, "lr", 0.5), (config, "epoch", 5)]:
        learner.raises(AttributeError, lambda thing=thing, name=name, value=value: setattr(thing, name, value))


@check("Equal settings are equal, and the same key for a dictionary", task=1, needs=("given", "frozen"),
       hint="A list inside has no hash. What do the layers become?")
def equality(learner, rng):
    one, other = _nested(_settings(rng)), _nested(_settings(rng))
    for left, right, same in [(one, dict(one), True), (one, {**one, "epochs": one["epochs"] + 1}, False),
                              (one, {**one, "layers": [*one["layers"], 7]}, False)]:
        answer = learner.probe.made(**left) == learner.probe.made(**right)
        expect(answer).true() if same else expect(answer).false()
    as_list = {**one, "layers": list(one["layers"])}
    expect(learner.probe.different([one, dict(one), as_list, {**other, "seed": 7}, {**other, "seed": 8}])).equal(3)


@check("An optimizer that can't work is refused", task=2, needs=("fields",),
       hint="Write down what must be true, and raise if it is not: NaN is neither above 0 nor below.")
def refuses_optimizer(learner, rng):
    for bad in [{"name": "sdg"}, {"lr": 0.0}, {"lr": -float(rng.uniform(0.1, 1))}, {"lr": float("nan")}, {"momentum": 1.0},
                {"momentum": -0.1}, {"momentum": float("nan")}, {"name": "adam", "momentum": 0.5}]:
        learner.raises(ValueError, lambda bad=bad: learner.probe.optimizer(bad))
    for name, momentum in [("sgd", 0.99), ("sgd", 0.0), ("adam", 0.0)]:
        learner.new("OptimizerConfig", name, 1e-9, momentum)


@check("A training that can't work is refused", task=2, needs=("fields",),
       hint="__post_init__ runs after the fields are set. Also with no layers at all?")
def refuses_training(learner, rng):
    for bad in [{"epochs": 0}, {"epochs": -3}, {"batch_size": 0}, {"layers": []}, {"layers": [4, 0, 4]}, {"layers": (-1,)}]:
        learner.raises(ValueError, "TrainConfig", **bad)
    for good in [{"epochs": 1}, {"batch_size": 1}, {"layers": [1]}, {"seed": 0}]:
        learner.new("TrainConfig", **good)


@check("Layers are stored as a tuple, whatever came in", task=2, needs=("fields",),
       hint="In a frozen class self.layers = ... is forbidden for you as well; object.__setattr__ isn't.")
def layers(learner, rng):
    for widths in ([3], rng.integers(1, 99, size=4).tolist(), (5, 6)):
        config = learner.new("TrainConfig", layers=widths)
        expect(learner.probe.layers_kind(config)).equal("tuple")
        expect(config.layers).equal(widths)


@check("to_dict gives plain data, inside as well", task=3, needs=("given",),
       hint="dataclasses.asdict goes inside. What does it make of a tuple?")
def plain_data(learner, rng):
    for _ in range(3):
        settings = _settings(rng)
        data = learner.probe.made(**_nested(settings)).to_dict()
        if not isinstance(data, dict):
            raise Failed("to_dict should return plain data, but something in it is an object.", expected="plain data",
                         got="an object inside")
        expect(data).equal(_data(settings))
        expect(data["layers"], because="JSON has no tuples.").kind("list")


@check("from_dict reads the worked example, and fills in what is missing", task=3, needs=("given",),
       hint="The inner dictionary has to become an OptimizerConfig. What is in it may be missing too.")
def from_dict(learner, rng):
    for data in [{"epochs": 3, "layers": [8, 4], "optimizer": {"lr": 0.5}}, {}, {"seed": 0, "optimizer": {}},
                 {"optimizer": {"name": "adam"}, "batch_size": 7}]:
        right = {**DEFAULTS, **{key: value for key, value in data.items() if key != "optimizer"}, **data.get("optimizer", {})}
        expect(learner.probe.from_dict(data)[0]).equal(right)


@check("What to_dict writes, from_dict reads, by way of JSON too", task=3, needs=("plain_data", "from_dict"),
       hint="Compare the two configs field by field. Which one differs?")
def round_trip(learner, rng):
    for _ in range(3):
        settings = _settings(rng)
        same, found = learner.probe.there_and_back(_nested(settings))
        expect(found).equal(settings)
        expect(same).true()
        expect(learner.probe.from_dict(json.loads(json.dumps(_data(settings))))[0]).equal(settings)


@check("The dictionary that came in is left as it was", task=3, needs=("from_dict",),
       hint="pop takes something out of a dictionary that belongs to somebody else.")
def dictionary_unchanged(learner, rng):
    for _ in range(2):
        data = _data(_settings(rng))
        expect(learner.probe.from_dict(data)[1]).equal(data)


@check("Unknown keys and values that aren't allowed are refused", task=3, needs=("from_dict",),
       hint="A key that nobody reads is a typing error that nobody sees.")
def refuses_data(learner, rng):
    for bad in [{"learning_rte": 0.1}, {"lr": 0.1}, {"epochs": 3, "optimizer": {"rate": 1}}, {"optimizer": {"lr": -1.0}},
                {"optimizer": {"epochs": 3}}]:
        learner.raises(ValueError, lambda bad=bad: learner.probe.from_dict(bad))


@check("override makes a new config with some settings changed", task=4, needs=("from_dict",),
       hint="Go by way of a dictionary, or look at dataclasses.replace. Who else holds the old config?")
def override(learner, rng):
    for names in (["epochs"], ["optimizer.lr"], ["layers", "optimizer.momentum", "seed"], []):
        old, other = {**_settings(rng), "name": "sgd"}, _settings(rng, name="sgd")
        changes = {name: other[name.rpartition(".")[2]] for name in names}
        new, left = learner.probe.overridden(_nested(old), changes)
        expect(new).equal({**old, **{name.rpartition(".")[2]: value for name, value in changes.items()}})
        expect(left, because="These are the settings of the old config afterwards.").equal(old)


@check("Changes count together, in any order", task=4, needs=("override", "refuses_optimizer"),
       hint="From adam to sgd with momentum: is there a config in between that isn't allowed?")
def together(learner, rng):
    adam = _nested({**_settings(rng), "name": "adam", "momentum": 0.0})
    for momentum in (0.5, 0.9):
        sgd = {"optimizer.momentum": momentum, "optimizer.name": "sgd"}
        for changes in (sgd, dict(reversed(sgd.items()))):
            new, _ = learner.probe.overridden(adam, changes)
            expect([new["name"], new["momentum"]]).equal(["sgd", momentum])


@check("Changes that name nothing, or give something that isn't allowed, are refused", task=4, needs=("override",),
       hint="A path has to end at a setting that exists, and lead through a section that has settings.")
def refuses_changes(learner, rng):
    settings = _nested({**_settings(rng), "name": "sgd"})
    for bad in [{"lr": 0.1}, {"optimizer.rate": 0.1}, {"epochs.lr": 1}, {"model.lr": 1}, {"optimizer.lr": -1.0}]:
        learner.raises(ValueError, lambda bad=bad: learner.probe.overridden(settings, bad))


@check("Every log has losses of its own, and knows the best", task=5, needs=("fields",),
       hint="A list as a default would be one list for all. field has an option that makes a new one each time.")
def logs(learner, rng):
    for count in (4, 6):
        first, second = rng.uniform(0.1, 9, size=(2, count)).tolist()
        found = learner.probe.logs(first, second)
        expect(found["losses"]).equal([first, second])
        expect(found["best"][0], because="Before the first loss there is no best one.").equal(None)
        expect(found["best"][1:]).equal([min(first[:place]) for place in range(1, count + 1)])
        expect(found["epochs"]).equal(10)


def _settings(rng, name=None):
    name = name or str(rng.choice(["sgd", "adam"]))
    return {
        "epochs": int(rng.integers(1, 90)), "batch_size": int(rng.integers(1, 512)),
        "layers": tuple(int(width) for width in rng.integers(1, 200, size=rng.integers(1, 5))),
        "seed": int(rng.integers(0, 99)), "name": name, "lr": round(float(rng.uniform(0.001, 1)), 4),
        "momentum": round(float(rng.uniform(0.1, 0.9)), 3) if name == "sgd" else 0.0,
    }


def _nested(settings):
    """As keyword arguments of the probe's `made`."""
    outer = {key: value for key, value in settings.items() if key not in OPTIMIZER}
    return {**outer, "optimizer": {key: settings[key] for key in OPTIMIZER}}


def _data(settings):
    return {**_nested(settings), "layers": list(settings["layers"])}
