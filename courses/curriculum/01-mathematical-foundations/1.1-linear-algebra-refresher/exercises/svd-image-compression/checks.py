"""Truncated singular value decompositions of small grey images that the judge draws by a formula, fresh each time."""

import numpy as np

from grader.checks import check, expect, input_not_modified

# 30 * (1, 2, 2)/3 * (3, 4)/5 + 15 * (2, 1, -2)/3 * (4, -3)/5: both layers in whole numbers.
WORKED = np.array([[14.0, 2.0], [16.0, 13.0], [4.0, 22.0]])
STRONGEST = np.array([[6.0, 8.0], [12.0, 16.0], [12.0, 16.0]])


@check("The worked example comes out right", task=1,
       hint="Look at the shapes first: which axis of u, and which of vt, counts the layers?")
def worked_example(learner, rng):
    answers = learner.many("compress", [(WORKED, 1), (WORKED, 2)])
    for answer, k, right in zip(answers, (1, 2), (STRONGEST, WORKED), strict=True):
        u, s, vt = _factors(answer, 3, 2, k)
        expect(s, because="These are the singular values.").close_to([30.0, 15.0][:k])
        _sum_of_layers(u, s, vt, right)


@check("The strongest layers of any image, the strongest first", task=1, needs=("worked_example",),
       hint="Print all singular values of one image. In which order are they, and which do you keep?")
def fresh_images(learner, rng):
    for h, w in [(9, 14), (15, 8), (10, 10)]:
        image = _picture(rng, h, w)
        for k in (1, 3, min(h, w)):
            u, s, vt = _factors(learner.compress(image, k), h, w, k)
            right = np.linalg.svd(image, compute_uv=False)
            expect(s, because="These are the singular values.").close_to(right[:k])
            _sum_of_layers(u, s, vt, _best(image, k))


@check("A number of layers that the image doesn't have is refused with ValueError", task=1, needs=("worked_example",),
       hint="At least one layer, and at most as many as the image has rows or columns, whichever are fewer.")
def refuses_rank(learner, rng):
    for h, w, k in [(6, 9, 0), (6, 9, 7), (9, 6, 8), (5, 5, -1)]:
        learner.raises(ValueError, "compress", _picture(rng, h, w), k)


@check("The layers are summed up", task=2,
       hint="Each singular value belongs to one column of u and one row of vt. Does yours scale exactly these?",
       alternates={"the square roots of the singular values are used": lambda u, s, vt: (u * np.sqrt(s)) @ vt,
                   "the singular values are multiplied in twice": lambda u, s, vt: (u * s**2) @ vt})
def rebuild(learner, rng):
    for h, w, k in [(9, 5, 5), (6, 9, 2), (8, 7, 1)]:
        u, s, vt = _cut(4 * _picture(rng, h, w) - 1, k)
        expect(learner.reconstruct(u, s, vt)).close_to(_layers(u, s, vt))


@check("The stored arrays are left as they were", task=2, needs=("rebuild",),
       hint="Is there an operator that writes its result into one of the arguments?")
def factors_unchanged(learner, rng):
    u, s, vt = _cut(_picture(rng, 7, 9), 3)
    expect(input_not_modified(learner, "reconstruct", u, s, vt)).close_to(_layers(u, s, vt))


@check("No image of rank k comes closer", task=2, needs=("fresh_images", "rebuild"), visible=False,
       hint="The squared error should be the sum of the squares of the singular values that were left out.")
def eckart_young(learner, rng):
    image = _picture(rng, 12, 17)
    s = np.linalg.svd(image, compute_uv=False)
    for k in (1, 4, 12):
        rebuilt = learner.reconstruct(*_factors(learner.compress(image, k), 12, 17, k))
        expect(rebuilt).shape(12, 17).finite()
        error = np.sum((image - np.asarray(rebuilt, dtype=float)) ** 2) / np.sum(image**2)
        # Single precision (1e-7) is fine; the smallest true error here, at k = 4, is above 1e-4.
        expect(error, because="This is the squared error, relative to the image.").close_to(
            np.sum(s[k:] ** 2) / np.sum(s**2), rtol=1e-3, atol=1e-9)


@check("The share of numbers that are stored", task=3,
       hint="Count the numbers in u, in s and in vt, for one layer first.")
def share(learner, rng):
    sizes = [(100, 200, 10), (48, 64, 5), (9, 7, 7)]
    sizes += [(h, w, int(rng.integers(1, min(h, w)))) for h, w in rng.integers(20, 90, size=(4, 2)).tolist()]
    expect(learner.many("stored_share", sizes)).close_to([k * (h + w + 1) / (h * w) for h, w, k in sizes])


@check("The worked image needs one layer or two", task=4,
       hint="Work the relative errors out by hand: 30 and 15 are the singular values, and errors add up in squares.")
def rank_example(learner, rng):
    tolerances = (0.5, 0.4, 0.35, 0.3, 0.1)
    expect(learner.many("smallest_rank", [(WORKED, t) for t in tolerances])).equal([1, 2, 2, 2, 2])


@check("The smallest number of layers for any image and tolerance", task=4, needs=("rank_example",),
       hint="Compare your answer k with the errors of k and of k - 1 layers: the first fits, the second doesn't.")
def fresh_ranks(learner, rng):
    calls, right = [], []
    for h, w in [(10, 16), (14, 9), (12, 12)]:
        image = _picture(rng, h, w)
        errors = _errors(image)
        for k in rng.choice(np.arange(1, min(h, w)), size=3, replace=False).tolist():
            calls.append((image, float(errors[k - 1] + errors[k]) / 2))  # halfway: rounding decides nothing
            right.append(k)
    expect(learner.many("smallest_rank", calls)).equal(right)


@check("One layer is kept even when every error is allowed", task=4, needs=("rank_example",),
       hint="Which is the first number of layers that you try?")
def at_least_one(learner, rng):
    image = _picture(rng, 6, 8)
    calls = [(image, 1.0), (image, 1.5), (WORKED, 2.0), (WORKED, 0.1)]
    expect(learner.many("smallest_rank", calls)).equal([1, 1, 1, 2])


def _picture(rng, h, w):
    """Grey values around 0 to 1: light from one side, a disc, stripes, and noise, so that no two layers are alike."""
    y, x = np.mgrid[0:1:h * 1j, 0:1:w * 1j]
    light = 0.3 + 0.4 * (x * rng.uniform(0.3, 1) + y * rng.uniform(0.3, 1))
    disc = 0.4 * ((x - rng.uniform(0.3, 0.7)) ** 2 + (y - rng.uniform(0.3, 0.7)) ** 2 < 0.06)
    stripes = 0.15 * np.sin(rng.uniform(6, 12) * (x + y) + rng.uniform(0, 6))
    return light + disc + stripes + rng.normal(scale=0.05, size=(h, w))


def _cut(image, k):
    u, s, vt = np.linalg.svd(image, full_matrices=False)
    return u[:, :k].copy(), s[:k].copy(), vt[:k].copy()


def _layers(u, s, vt):
    return sum(value * np.outer(column, row) for value, column, row in zip(s, u.T, vt, strict=True))


def _best(image, k):
    return _layers(*_cut(image, k))


def _errors(image):
    """The relative error with 0, 1, 2, ... layers."""
    s = np.linalg.svd(image, compute_uv=False)
    return np.array([np.sqrt(np.sum(s[k:] ** 2) / np.sum(s**2)) for k in range(len(s) + 1)])


def _factors(answer, h, w, k):
    expect(answer, because="compress returns u, s and vt.").kind("tuple", "list").length(3)
    u, s, vt = answer
    expect(u, because="This is u.", axes=("row", "layer")).shape(h, k).finite()
    expect(s, because="These are the singular values.", axes=("layer",)).shape(k).finite()
    expect(vt, because="This is vt.", axes=("layer", "column")).shape(k, w).finite()
    return u, s, vt


def _sum_of_layers(u, s, vt, right):
    """Signs are free: a column of u and its row of vt may both be turned round. Their product can't."""
    u, s, vt = (np.asarray(part, dtype=float) for part in (u, s, vt))
    # What close_to grants single precision: the factors may have it, but their product is computed here in double.
    expect(_layers(u, s, vt), axes=("row", "column"),
           because="This is the image that your layers add up to.").close_to(right, rtol=1e-4, atol=1e-5)
