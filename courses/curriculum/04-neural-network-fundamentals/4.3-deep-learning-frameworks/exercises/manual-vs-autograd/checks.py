"""Gradients by hand and by autograd, judged against the judge's own, which are derived by hand too (see _gradients).

All is in double precision, so the usual tolerances of float64 apply; only the comparison with finite differences has a wider one.
"""

import numpy as np

from grader.checks import check, expect, gradient_agrees, input_not_modified

PARAMS = {"w1": np.array([[0.0]]), "b1": np.array([0.0]), "w2": np.array([[1.0, -1.0]]), "b2": np.array([0.0, 0.0])}
X, Y = np.array([[2.0]]), np.array([0])
RIGHT = {"w1": [[-2.0]], "b1": [-1.0], "w2": [[0.0, 0.0]], "b2": [-0.5, 0.5]}
SIZES = [(3, 4, 2, 5), (1, 6, 4, 3), (5, 2, 3, 1)]  # inputs, hidden, classes, rows


@check("The worked example comes out by hand", task=1,
       hint="Begin at the end: probabilities minus the right answer. Then go back through w2, then through tanh.")
def manual_example(learner, rng):
    expect(learner.manual_gradients(PARAMS, X, Y)).close_to(RIGHT)


@check("Any network's gradients come out by hand, in double precision", task=1, needs=("manual_example",),
       hint="Four gradients, each of its parameter's shape. Where does the mean over the rows enter?")
def manual_fresh(learner, rng):
    for sizes in SIZES:
        params, x, y = _draw(rng, *sizes)
        answer = input_not_modified(learner, "manual_gradients", params, x, y)
        expect(answer).close_to(_gradients(params, x, y))
        expect(answer["w1"], because="This is the gradient of w1.").dtype("float64")


@check("They agree with finite differences of the loss", task=1, needs=("manual_fresh",),
       hint="Move one weight by a hundred-thousandth in either direction and see how the loss changes.")
def manual_differences(learner, rng):
    params, x, y = _draw(rng, 3, 4, 3, 6)
    answer = learner.manual_gradients(params, x, y)
    for name in ("w1", "b2"):
        gradient_agrees(lambda value, name=name: _loss({**params, name: value}, x, y), answer[name], params[name])


@check("Large logits give no NaN", task=1, needs=("manual_fresh",),
       hint="The exponential of 800 is infinite. Softmax doesn't change when the same number is taken from all logits.")
def manual_large(learner, rng):
    params, x, y = _draw(rng, 3, 4, 3, 6)
    params["b2"] = np.array([800.0, -900.0, 799.0])
    expect(learner.manual_gradients(params, x, y)).close_to(_gradients(params, x, y))


@check("The worked example comes out by autograd", task=2,
       hint="Which tensors are leaves that require a gradient? Do the numbers reach the loss through them?")
def autograd_example(learner, rng):
    expect(learner.autograd_gradients(PARAMS, X, Y)).close_to(RIGHT)


@check("Any network's gradients come out by autograd, in double precision", task=2, needs=("autograd_example",),
       hint="Look at the dtype of your tensors. An array of float64 needn't lose digits on its way into PyTorch.")
def autograd_fresh(learner, rng):
    for sizes in SIZES:
        params, x, y = _draw(rng, *sizes)
        answer = input_not_modified(learner, "autograd_gradients", params, x, y)
        for name in params:
            expect(answer[name], because=f"This is the gradient of {name}.").dtype("float64")
        expect(answer).close_to(_gradients(params, x, y))


@check("The worked example of a comparison comes out right, also with the arguments exchanged", task=3,
       hint="One number for each name: the largest difference over the largest entry of either array.")
def compare_example(learner, rng):
    ours, theirs = {"b": np.array([1.0, -4.0])}, {"b": np.array([1.0, -3.0])}
    expect(learner.many("compare", [(ours, theirs), (theirs, ours)])).close_to([{"b": 0.25}, {"b": 0.25}])


@check("Any two gradients are compared, name by name", task=3, needs=("compare_example",),
       hint="Differences and entries can be negative, and each name is measured by its own size.")
def compare_fresh(learner, rng):
    for scale in (1.0, 1e-9, 1e6):
        ours = {name: scale * rng.normal(size=shape) for name, shape in [("a", (3, 4)), ("b", (4,)), ("c", (2, 2, 2))]}
        theirs = {name: value * (1 + rng.uniform(-0.3, 0.1)) + 0.01 * scale * rng.normal(size=value.shape)
                  for name, value in ours.items()}
        right = {name: np.abs(ours[name] - theirs[name]).max() / max(np.abs(ours[name]).max(), np.abs(theirs[name]).max())
                 for name in ours}
        expect(learner.compare(ours, theirs)).close_to(right)


@check("Two zeros agree, and a missing gradient is infinitely far off", task=3, needs=("compare_example",),
       hint="Zero over zero is NaN, which compares as false with everything. None means that no gradient arrived at all.")
def compare_edges(learner, rng):
    same = rng.normal(size=(3, 2))
    ours = {"zero": np.zeros(3), "same": same, "lost": rng.normal(size=2)}
    theirs = {"zero": np.zeros(3), "same": same, "lost": None}
    expect(learner.compare(ours, theirs)).equal({"zero": 0.0, "same": 0.0, "lost": float("inf")})


@check("A batch in equal parts gives the gradient and the loss of the whole", task=4,
       hint="The loss function averages over the rows it is given. How does the mean of all rows follow from the means "
            "of the parts?")
def equal_parts(learner, rng):
    for parts in (1, 3):
        _accumulates(learner, rng, [4] * parts, stale=False)


@check("Also in unequal parts", task=4, needs=("equal_parts",),
       hint="A part with one row should count less than a part with seven.")
def unequal_parts(learner, rng):
    for sizes in ([1, 7], [5, 2, 4]):
        _accumulates(learner, rng, sizes, stale=False)


@check("Gradients that were there before don't matter", task=4, needs=("equal_parts",),
       hint="What is in `.grad` when your function begins?")
def stale_gradients(learner, rng):
    _accumulates(learner, rng, [3, 3], stale=True)


@check("A whole graph has nobody cut off, even where all gradients are zero", task=5,
       hint="A gradient of zero and no gradient are two things. Which of the two says that there is no way?")
def all_reached(learner, rng):
    for kind in ("nothing is wrong", "the input is detached", "all units are dead"):
        expect(_cut_off(learner, rng, kind)["names"], because=_about(kind)).equal([])


@check("Those behind a cut are named", task=5,
       hint="Ask autograd for the gradients, and let it answer None instead of raising an error.")
def some_cut_off(learner, rng):
    kinds = {
        "the hidden layer is detached": ["w1", "b1"],
        "a trip through NumPy": ["w1", "b1"],
        "no_grad around the first layer": ["w1", "b1"],
        "b2 is forgotten": ["b2"],
        "w1 is copied by torch.tensor": ["w1"],
    }
    for kind, names in kinds.items():
        expect(_cut_off(learner, rng, kind)["names"], because=_about(kind)).equal(names)


@check("A loss without a graph reaches nobody", task=5, needs=("some_cut_off",),
       hint="`backward()` on such a tensor is an error. What does the tensor itself say about it?")
def no_graph(learner, rng):
    kind = "the loss is made anew from its value"
    expect(_cut_off(learner, rng, kind)["names"], because=_about(kind)).equal(["w1", "b1", "w2", "b2"])


@check("Asking leaves no gradients behind, and the graph can still be used", task=5, needs=("some_cut_off",),
       hint="`backward()` writes into `.grad`. There is a function that returns gradients instead, and an argument that keeps "
            "the graph.")
def leaves_no_trace(learner, rng):
    for kind in ("nothing is wrong", "b2 is forgotten"):
        answer = _cut_off(learner, rng, kind)
        expect(answer["clean"], because="This says whether every .grad was still None after your call.").true()
        expect(answer["alive"], because="This says whether loss.backward() still works after your call.").true()


def _accumulates(learner, rng, sizes, stale):
    params, x, y = _draw(rng, 3, 4, 3, sum(sizes))
    answer = learner.probe.accumulated(params, x, y, sizes, stale)
    expect(answer["seen"], because="These are the rows in each call of the loss function.").equal(sizes)
    expect(answer["grad"], because="These are the gradients afterwards.").close_to(_gradients(params, x, y))
    expect(answer["loss"], because="This is the mean loss over all rows.").close_to(_loss(params, x, y))


def _cut_off(learner, rng, kind):
    return learner.probe.cut_off(kind, *_draw(rng, 3, 4, 3, 5))


def _about(kind):
    return f"In this loss {kind}."


def _draw(rng, inputs, hidden, classes, rows):
    shapes = {"w1": (inputs, hidden), "b1": (hidden,), "w2": (hidden, classes), "b2": (classes,)}
    params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return params, rng.normal(size=(rows, inputs)), rng.integers(0, classes, size=rows)


def _gradients(params, x, y):
    hidden, shares = _forward(params, x)
    d_logits = (shares - np.eye(shares.shape[1])[y]) / len(y)
    d_before = (d_logits @ params["w2"].T) * (1 - hidden**2)
    return {"w1": x.T @ d_before, "b1": d_before.sum(axis=0), "w2": hidden.T @ d_logits, "b2": d_logits.sum(axis=0)}


def _loss(params, x, y):
    return float(-np.mean(np.log(_forward(params, x)[1][np.arange(len(y)), y])))


def _forward(params, x):
    hidden = np.tanh(x @ params["w1"] + params["b1"])
    logits = hidden @ params["w2"] + params["b2"]
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    return hidden, shares / shares.sum(axis=1, keepdims=True)
