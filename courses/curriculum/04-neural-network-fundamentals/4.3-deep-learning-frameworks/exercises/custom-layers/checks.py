"""Layers judged by what they register, what they compute from given numbers, and the gradients that come back.

The judge computes with NumPy. Gradients are asked for in double precision, so the usual tolerances of float64 apply there.
"""

import numpy as np

from grader.checks import check, expect, within_standard_errors

SINGLE = {"rtol": 1e-4, "atol": 1e-5}  # what single precision can


@check("Linear registers its weight and its bias", task=1,
       hint="An attribute becomes a parameter when it is an `nn.Parameter`. Print `dict(layer.named_parameters())`.")
def linear_registered(learner, rng):
    for inputs, outputs in [(3, 5), (4, 1)]:
        _registers(learner, "Linear", (inputs, outputs), {"weight": [outputs, inputs], "bias": [outputs]})


@check("Without a bias there is none", task=1, needs=("linear_registered",),
       hint="With `bias=False` the layer has one parameter, and `state_dict()` one name.")
def linear_without_bias(learner, rng):
    _registers(learner, "Linear", (3, 5, False), {"weight": [5, 3]})
    weight, x = rng.normal(size=(5, 3)), rng.normal(size=(2, 3))
    _outputs(learner, "Linear", (3, 5, False), {"weight": weight}, [x], [x @ weight.T])


@check("Linear computes x @ weight.T + bias, for any axes before the last", task=1, needs=("linear_registered",),
       hint="A batch of sentences has the shape (batch, time, inputs). Which product of matrices minds such axes?")
def linear_values(learner, rng):
    for inputs, outputs in [(3, 5), (4, 4)]:
        state = {"weight": rng.normal(size=(outputs, inputs)), "bias": rng.normal(size=outputs)}
        given = [rng.normal(size=shape) for shape in [(6, inputs), (2, 3, inputs), (inputs,), (1, inputs)]]
        right = [x @ state["weight"].T + state["bias"] for x in given]
        _outputs(learner, "Linear", (inputs, outputs), state, given, right)


@check("Its numbers begin evenly spread between -1/√inputs and 1/√inputs", task=1, needs=("linear_registered",),
       hint="Smallest, largest and typical size of the entries: what do they depend on?")
def linear_start(learner, rng):
    for inputs, outputs in [(100, 60), (16, 300)]:
        bound = inputs**-0.5
        start = learner.probe.fresh("Linear", (inputs, outputs))
        for name in ("weight", "bias"):
            values = start[name].array.astype(float).ravel()
            # The bound itself in single precision may be a rounding above.
            expect(np.abs(values).max(), because=f"This is the largest entry of {name}.").at_most(bound * (1 + 1e-6))
            # Squares of 60 numbers have longer tails than normal ones, so six standard errors; a start that isn't evenly
            # spread (all positive, normal, half as wide) is twenty away in the larger tensors.
            within_standard_errors(values / bound, 0.0, k=6)
            within_standard_errors((values / bound) ** 2, 1 / 3, k=6)  # the mean square of even numbers in [-1, 1]


@check("Gradients reach the weight, the bias and the input of Linear", task=1, needs=("linear_values",),
       hint="`.data` and `.detach()` give numbers without their history.")
def linear_gradients(learner, rng):
    state = {"weight": rng.normal(size=(2, 3)), "bias": rng.normal(size=2)}
    x, c = rng.normal(size=(4, 3)), rng.normal(size=(4, 2))
    answer = learner.probe.gradients("Linear", (3, 2), state, x, c, "train")
    expect(answer).close_to({"input": c @ state["weight"], "weight": c.T @ x, "bias": c.sum(axis=0)})


@check("The worked example of RMSNorm comes out right", task=2,
       hint="The mean of the squares of 1 and 7 is 25. What is divided by its root?")
def norm_example(learner, rng):
    _registers(learner, "RMSNorm", (2,), {"scale": [2]})
    expect(learner.probe.fresh("RMSNorm", (3,))["scale"], because="This is a fresh scale.").close_to(np.ones(3))
    x = np.array([[1.0, 7.0], [-10.0, 0.0]])
    _outputs(learner, "RMSNorm", (2,), {"scale": np.ones(2)}, [x], [[[0.2, 1.4], [-(2**0.5), 0.0]]])


@check("RMSNorm treats every vector along the last axis by itself, and scales it", task=2, needs=("norm_example",),
       hint="`mean` needs to know along which axis, and that this axis should stay there with length 1.")
def norm_values(learner, rng):
    for size in (5, 3):
        scale = rng.normal(size=size)
        given = [rng.normal(size=shape) * rng.uniform(1, 20, size=(*shape[:-1], 1)) + 1.0
                 for shape in [(4, size), (2, 3, size), (size,)]]
        _outputs(learner, "RMSNorm", (size,), {"scale": scale}, given, [_norm(x, scale, 1e-6) for x in given])


@check("eps stands under the root", task=2, needs=("norm_example",),
       hint="A vector of zeros stays one. For tiny vectors it matters where eps is added.")
def norm_eps(learner, rng):
    scale, x = np.ones(4), 1e-3 * rng.normal(size=(3, 4))
    given = [x, np.zeros((2, 4))]
    _outputs(learner, "RMSNorm", (4,), {"scale": scale}, given, [_norm(one, scale, 1e-6) for one in given])
    _outputs(learner, "RMSNorm", (4, 0.5), {"scale": scale}, [1e3 * x], [_norm(1e3 * x, scale, 0.5)])


@check("Residual registers its layers under `layers`", task=3,
       hint="A plain list hides modules from PyTorch. Two classes of `nn` hold a list of modules in the open.")
def residual_registered(learner, rng):
    _registers(learner, "Residual", (3, 5), {
        "layers.0.weight": [5, 3], "layers.0.bias": [5], "layers.2.weight": [3, 5], "layers.2.bias": [3]})


@check("Residual adds what its layers make of the input to the input", task=3, needs=("residual_registered",),
       hint="The layers follow each other; the input is added once, at the end.")
def residual_values(learner, rng):
    state, given = _branch(rng, 3, 5), [rng.normal(size=(4, 3)), rng.normal(size=(2, 2, 3))]
    _outputs(learner, "Residual", (3, 5), state, given, [x + _through(state, x) for x in given])


@check("The input of Residual stays as it was", task=3, needs=("residual_values",),
       hint="`x += ...` writes into the tensor of whoever called you.")
def residual_input(learner, rng):
    x = rng.normal(size=(4, 3))
    answer = learner.probe.run("Residual", (3, 5), _branch(rng, 3, 5), [("eval", x)])
    expect(answer["inputs"][0], because="This is the input after your forward.").close_to(x, **SINGLE)


@check("Centre has a buffer and no parameters", task=4,
       hint="The running mean belongs to the state that is saved, but no gradient changes it.")
def centre_registered(learner, rng):
    for size in (3, 1):
        facts = learner.probe.describe("Centre", (size,))
        expect(facts["parameters"], because="These are the parameters.").equal({})
        expect(facts["buffers"], because="These are the buffers with their shapes.").equal({"mean": [size]})
        expect(facts["state"], because="These are the names in its state_dict.").equal(["mean"])


@check("In training the mean of the batch is subtracted", task=4, needs=("centre_registered",),
       hint="One mean for each column. The running mean plays no part in what comes out.")
def centre_training(learner, rng):
    for n in (5, 1):
        x = rng.normal(size=(n, 3)) + 4
        _outputs(learner, "Centre", (3,), {"mean": rng.normal(size=3)}, [x], [x - x.mean(axis=0)], mode="train")


@check("The running mean follows the batches of training, by `momentum`", task=4, needs=("centre_registered",),
       hint="After one batch it holds nine tenths of the old mean and one tenth of the batch's, with momentum 0.1.")
def centre_running(learner, rng):
    for momentum in (0.1, 0.3):
        mean, batches = rng.normal(size=3), [rng.normal(size=(4, 3)) + 5 for _ in range(3)]
        answer = learner.probe.run("Centre", (3, momentum), {"mean": mean}, [("train", x) for x in batches])
        for x in batches:
            mean = (1 - momentum) * mean + momentum * x.mean(axis=0)
        expect(answer["buffers"]["mean"], because="This is the running mean after three batches.").close_to(
            mean, **SINGLE)


@check("In evaluation the running mean is subtracted, and stays as it is", task=4, needs=("centre_registered",),
       hint="`self.training` says which mode is on.")
def centre_evaluation(learner, rng):
    mean, x = rng.normal(size=3), rng.normal(size=(4, 3)) + 2
    answer = learner.probe.run("Centre", (3,), {"mean": mean}, [("eval", x), ("eval", x)])
    for out in answer["outputs"]:
        expect(out).close_to(x - mean, **SINGLE)
    expect(answer["buffers"]["mean"], because="This is the running mean after evaluation.").close_to(mean, **SINGLE)


@check("The gradient of Centre knows that the mean depends on every row", task=4, needs=("centre_training",),
       hint="In training the mean of the batch is part of the computation, and gradients flow through it.")
def centre_gradient(learner, rng):
    x, c = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
    answer = learner.probe.gradients("Centre", (3,), {"mean": np.zeros(3)}, x, c, "train")
    expect(answer["input"], because="This is the gradient of the input.").close_to(c - c.mean(axis=0))


@check("The running mean carries no graph", task=4, needs=("centre_registered",),
       hint="A buffer that remembers how it came about keeps every batch of the training in memory.")
def centre_graph(learner, rng):
    expect(learner.probe.graph_in_buffers(3, rng.normal(size=(4, 3))),
           because="This says of each buffer whether it requires a gradient after two batches.").equal([False])


@check("binarise gives +1 and -1, and +1 for zero", task=5,
       hint="What is `torch.sign(0)`?")
def binarise_values(learner, rng):
    for shape in [(7,), (2, 5)]:
        x = rng.normal(size=shape)
        x.flat[0] = 0.0
        expect(learner.probe.binarised(x, np.ones(shape))["out"]).close_to(np.where(x >= 0, 1.0, -1.0))


@check("Its gradient passes where |x| ≤ 1 and stops elsewhere", task=5, needs=("binarise_values",),
       hint="The true derivative is 0 everywhere, so backward is told what to do. What does it need to remember of forward?")
def binarise_gradient(learner, rng):
    for shape in [(8,), (3, 4)]:
        x, c = rng.uniform(-2, 2, size=shape), rng.normal(size=shape)
        x.flat[:3] = [0.0, 1.0, -1.0]
        expect(learner.probe.binarised(x, c)["gradient"], because="This is the gradient of the input.").close_to(
            np.where(np.abs(x) <= 1, c, 0.0))


def _registers(learner, name, args, parameters):
    facts = learner.probe.describe(name, args)
    expect(facts["module"], because=f"This says whether {name} is an nn.Module.").true()
    expect(facts["parameters"], because="These are the parameters with their shapes.").equal(parameters)
    expect(facts["state"], because="These are the names in its state_dict.").equal(sorted(parameters))


def _outputs(learner, name, args, state, given, right, mode="eval"):
    answer = learner.probe.run(name, args, state, [(mode, x) for x in given])
    for out, want in zip(answer["outputs"], right, strict=True):
        expect(out).close_to(want, **SINGLE)


def _norm(x, scale, eps):
    return x / np.sqrt(np.mean(x**2, axis=-1, keepdims=True) + eps) * scale


def _branch(rng, size, hidden):
    return {"layers.0.weight": rng.normal(size=(hidden, size)), "layers.0.bias": rng.normal(size=hidden),
            "layers.2.weight": rng.normal(size=(size, hidden)), "layers.2.bias": rng.normal(size=size)}


def _through(state, x):
    hidden = np.tanh(x @ state["layers.0.weight"].T + state["layers.0.bias"])
    return hidden @ state["layers.2.weight"].T + state["layers.2.bias"]
