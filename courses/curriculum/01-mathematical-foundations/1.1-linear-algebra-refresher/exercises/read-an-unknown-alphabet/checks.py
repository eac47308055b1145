"""A reader for drawn signs by the planes that their coordinates span, judged on alphabets that the judge invents.

Each draw is an alphabet of its own, so nothing can be learned by heart. The bar of `hurried_writing` and the runs
behind it are recorded in calibration.md.
"""

import numpy as np

from grader.checks import check, expect, input_not_modified, measure

BAR = 85  # percent of drawings read correctly; the reference reaches 93, with a deviation of 2.6 between draws

BOX = np.array([[5.0, 6.0], [5.0, 4.0], [1.0, 4.0], [1.0, 6.0]])
CENTRED = np.array([[2.0, 1.0], [2.0, -1.0], [-2.0, -1.0], [-2.0, 1.0]])
LEANING_BOX = np.array([[0.0, 1.0], [1.0, 0.0], [4.0, 1.0], [3.0, 2.0]])
BOW = np.array([[0.0, 0.0], [2.0, 2.0], [2.0, 0.0], [0.0, 2.0]])
LEANING_BOW = np.array([[0.0, 0.0], [4.0, 2.0], [2.0, 0.0], [2.0, 2.0]])

STEPS = 24  # points of a drawing
WAVES = 8  # cosines that a sign is made of
SIGNS = 8  # in one alphabet


@check("The worked example of a box comes out right, also when it stands elsewhere", task=1,
       hint="Two numbers are subtracted, one from each column. Which two?")
def centre_example(learner, rng):
    answers = learner.many("centre", [(BOX,), (BOX + np.array([-3.0, 10.0]),)])
    for answer in answers:
        expect(answer).close_to(CENTRED)


@check("Any drawing is centred, and the original is left as it was", task=1, needs=("centre_example",),
       hint="Whatever the number of points, their mean lands on (0, 0). Does your code write into what it was given?")
def centre_fresh(learner, rng):
    for n in (3, 8, 15):
        drawing = rng.normal(size=(n, 2)) + rng.uniform(2, 9, size=2)
        expect(input_not_modified(learner, "centre", drawing)).close_to(_centred(drawing))


@check("The plane of the worked box", task=2, needs=("centre_fresh",),
       hint="Print the two columns of the centred box: lengths and inner product. What is left to do?")
def plane_example(learner, rng):
    for drawing in (BOX, LEANING_BOX):
        _spans(learner.plane(drawing), BOX)


@check("The plane of any drawing, small or large, near or far", task=2, needs=("plane_example",),
       hint="Your columns should have length 1, be at right angles, and combine to both columns of the centred drawing.")
def plane_fresh(learner, rng):
    for n, size in [(9, 1.0), (24, 1e-4), (5, 300.0), (13, 2.0)]:
        drawing = size * (rng.normal(size=(n, 2)) @ _hand(rng).T + rng.uniform(-5, 5, size=2))
        _spans(learner.plane(drawing), drawing)


@check("Points on one line have no plane: that is refused with ValueError", task=2, needs=("plane_example",),
       hint="A line that doesn't pass through (0, 0) is a line too. What does centring make of it?")
def refuses_line(learner, rng):
    along = rng.normal(size=(9, 1))
    for start, direction in [([2.0, -1.0], [1.0, 3.0]), ([0.0, 0.0], [2.0, 0.5]), ([4.0, 7.0], [0.0, 0.01])]:
        learner.raises(ValueError, "plane", np.array(start) + along * np.array(direction))


@check("The worked example of two planes comes out right", task=3,
       hint="All four inner products between the two bases matter. They are the entries of one small matrix.")
def cosines_example(learner, rng):
    u = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    w = np.array([[1.0, 0.0], [0.0, 0.6], [0.0, 0.8]])
    turned = w @ np.array([[0.8, -0.6], [0.6, 0.8]])
    for answer in learner.many("cosines", [(u, w), (w, u), (u, turned), (turned, u)]):
        expect(answer).close_to([1.0, 0.6])


@check("The cosines of any two planes, the largest first", task=3, needs=("cosines_example",),
       hint="Another basis of the plane must not change the answer. Which numbers of a matrix do turns leave alone?")
def cosines_fresh(learner, rng):
    pairs = [(_basis(rng, n), _basis(rng, n)) for n in (4, 6, 11, 24)]
    for answer, (u, w) in zip(learner.many("cosines", pairs), pairs, strict=True):
        # A cosine near 1 taken from an eigenvalue (its square) or from arccos and back keeps about half its digits.
        expect(answer).close_to(np.linalg.svd(u.T @ w, compute_uv=False), atol=1e-6)


@check("The worked example of a mean comes out right", task=4,
       hint="Write down the sum of the matrices U U^T for the example. Which two directions does it stretch most?")
def mean_example(learner, rng):
    planes = np.array([[[1.0, 0.0], [0.0, 0.6], [0.0, 0.8]], [[1.0, 0.0], [0.0, 0.6], [0.0, -0.8]]])
    with_third = np.concatenate([planes, [[[0.0, 1.0], [1.0, 0.0], [0.0, 0.0]]]])
    for given, right in [(planes, [0, 2]), (with_third, [0, 1])]:
        _same_plane(learner.mean_plane(given), np.eye(3)[:, right])


@check("The mean of any planes, whichever bases they come in", task=4, needs=("mean_example",),
       hint="Compare the sum of squared cosines for your plane and for each of those given: none should beat yours.")
def mean_fresh(learner, rng):
    for m, n in [(3, 5), (6, 9), (8, 24), (1, 7)]:
        planes = _around(rng, m, n)
        _same_plane(learner.mean_plane(planes), _mean(planes))


@check("The worked example is read", task=5, needs=("plane_fresh", "cosines_fresh", "mean_fresh"),
       hint="An answer is a label as it was given, not the place where it stands.")
def read_example(learner, rng):
    drawings, labels = np.array([BOX, BOW, BOX + 1]), np.array([7, 4, 7])
    unknown = np.array([LEANING_BOW, LEANING_BOX, 3 * BOW, -BOX, BOX / 2, -LEANING_BOW, 9 - BOW])
    expect(learner.read(drawings, labels, unknown)).equal([4, 7, 4, 7, 7, 4, 4])


@check("Copies that were moved, slanted, stretched or turned are read without a mistake", task=5,
       needs=("read_example",),
       hint="A copy has exactly the plane of its original. Which of your numbers says that two planes are the same?")
def read_copies(learner, rng):
    for _ in range(3):
        drawings, labels, unknown, truth = _page(rng, wobble=0.0, each=2, asked=3)
        answer = learner.read(drawings, labels, unknown)
        expect(answer, because="This counts the drawings.").shape(len(truth))
        expect(answer).equal(truth.tolist())


@check("Hurried writing in alphabets that nobody has seen is read", task=5, points=3, needs=("read_copies",),
       hint="Count your mistakes on drawings of your own. Are all drawings of a sign used, and both angles between planes?")
def hurried_writing(learner, rng):
    def read_correctly(_draw):
        drawings, labels, unknown, truth = _page(rng, wobble=0.45, each=8, asked=12)
        answer = learner.read(drawings, labels, unknown)
        expect(answer, because="There is one label for each unknown drawing.").shape(len(truth)).finite()
        return 100 * float(np.mean(np.asarray(answer, dtype=float) == truth))

    measure("Drawings read correctly", read_correctly, at_least=BAR, unit="%", draws=6)


def _centred(drawing):
    return drawing - drawing.mean(axis=0)


def _basis(rng, n):
    return np.linalg.qr(rng.normal(size=(n, 2)))[0]


def _around(rng, m, n):
    """Planes near a common one, in any bases; n is above 4, so that the mean is told apart from what comes third."""
    middle = _basis(rng, n)
    return np.array([np.linalg.qr(middle @ rng.normal(size=(2, 2)) + rng.normal(scale=0.08, size=(n, 2)))[0]
                     for _ in range(m)])


def _mean(planes):
    return np.linalg.eigh(sum(u @ u.T for u in planes))[1][:, -2:]


def _spans(answer, drawing):
    _same_plane(answer, np.linalg.qr(_centred(drawing))[0])


def _same_plane(answer, right):
    """Every orthonormal basis of the plane is right; the projection onto it is the same for all."""
    axes = ("step", "basis vector")
    expect(answer, axes=axes).shape(*right.shape).finite()
    basis = np.asarray(answer, dtype=float)
    products = "These are the inner products of your columns: 1 for each with itself, 0 with the other."
    expect(basis.T @ basis, axes=("basis vector", "basis vector"), because=products).close_to(
        np.eye(2), rtol=1e-4, atol=1e-5)
    expect(basis @ basis.T, axes=("step", "step"), because="This is the projection onto your plane, U U^T.").close_to(
        right @ right.T, rtol=1e-4, atol=1e-5)


def _page(rng, *, wobble, each, asked):
    """An invented alphabet: `each` drawings of every sign with labels, `asked` without, and the truth about these."""
    signs = _alphabet(rng)
    names = rng.choice(np.arange(10, 100), size=SIGNS, replace=False)
    shown, hidden = (rng.permutation(np.repeat(np.arange(SIGNS), count)) for count in (each, asked))
    drawings, unknown = (np.array([_draw(rng, signs[sign], wobble) for sign in some]) for some in (shown, hidden))
    return drawings, names[shown], unknown, names[hidden]


def _alphabet(rng):
    """Coefficients of the signs, (WAVES, 2) each, with no two planes too near: half of the squared cosines at most."""
    signs = []
    while len(signs) < SIGNS:
        sign = np.linalg.qr(rng.normal(size=(WAVES, 2)) * _fall())[0]
        if all(np.sum((sign.T @ other) ** 2) < 1 for other in signs):
            signs.append(sign)
    return signs


def _draw(rng, sign, wobble):
    """One drawing of a sign, (STEPS, 2), in a hand of its own; coefficients and points are a bit off."""
    times = (np.arange(STEPS) + 0.5) / STEPS
    waves = np.cos(np.pi * np.outer(times, np.arange(1, WAVES + 1)))  # (STEPS, WAVES)
    points = waves @ (sign + wobble * _fall() * rng.normal(size=sign.shape))
    points += 0.05 * wobble * rng.normal(size=points.shape)
    return points @ _hand(rng).T * rng.uniform(0.5, 3) + rng.uniform(-10, 10, size=2)


def _fall():
    """Quick waves are weaker: signs are curves that a hand can draw."""
    return 1 / np.sqrt(np.arange(1, WAVES + 1))[:, None]


def _hand(rng):
    """A linear map of the plane: a turn, a stretch by at most 2 either way, another turn."""
    return _turn(rng) @ np.diag(np.exp(rng.uniform(-0.7, 0.7, size=2))) @ _turn(rng)


def _turn(rng):
    c, s = np.cos(angle := rng.uniform(0, 2 * np.pi)), np.sin(angle)
    return np.array([[c, -s], [s, c]])
