"""A Tensor class out of nested lists: judged through its operators, against NumPy on fresh data."""

import ast
import operator

import numpy as np

from grader.checks import Failed, Kept, check, expect

T = [[1, 2, 3], [4, 5, 6]]
SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "**": operator.pow}


@check("The worked example has its data and its shape", task=1,
       hint="How long is the list, how long is its first entry, and when does this stop?")
def built(learner, rng):
    for data, shape in [(T, (2, 3)), ([5, 6, 7, 8], (4,)), (2.5, ()), ([[[1], [2]]], (1, 2, 1))]:
        tensor = learner.new("Tensor", data)
        expect(tensor.data).close_to(data)
        expect(tensor.shape).equal(shape)


@check("A tensor has lists of its own", task=1, needs=("built",),
       hint="After `self.data = data` there is one list with two names. And what about the lists within the list?")
def own_lists(learner, rng):
    for n, m in [(2, 3), (3, 1)]:
        data = rng.normal(size=(n, m))
        expect(learner.probe.after_the_list_changed(data.tolist(), 99.0)).close_to(data)


@check("Rows of different lengths and entries that are no numbers are refused", task=1,
       hint="ValueError for shapes, TypeError for entries. Every row has to be looked at, not only the first two.")
def refuses_data(learner, rng):
    for ragged in ([[1, 2], [3]], [[1, 2], [3, 4], [5, 6, 7]], [1, [2]], [[[1]], [[2, 3]]]):
        learner.raises(ValueError, "Tensor", ragged)
    for strange in ("12", None, [1, "2"], [[1.0, None]]):
        learner.raises(TypeError, "Tensor", strange)


@check("Length, entries and iteration follow the first axis", task=1, needs=("built",),
       hint="An entry is a Tensor again, with one axis less. A list already knows negative places and where it ends.")
def entries(learner, rng):
    for shape in [(4,), (3, 2), (2, 3, 4)]:
        data = rng.normal(size=shape)
        tensor = learner.new("Tensor", data.tolist())
        expect(len(tensor)).equal(shape[0])
        for place in (0, shape[0] - 1, -1, -shape[0]):
            entry = _tensor(tensor[place])
            expect(entry.data).close_to(data[place].tolist())
            expect(entry.shape).equal(shape[1:])
        expect(learner.probe.rows(tensor)).close_to(data)
        learner.raises(IndexError, lambda: tensor[shape[0]])
        learner.raises(IndexError, lambda: tensor[-shape[0] - 1])


@check("A tensor without axes has neither length nor entries", task=1, needs=("built",),
       hint="Both raise TypeError, as len(3) and 3[0] do.")
def without_axes(learner, rng):
    number = learner.new("Tensor", 7)
    learner.raises(TypeError, lambda: len(number))
    learner.raises(TypeError, lambda: number[0])


@check("repr says how to build the same tensor", task=1, needs=("built",),
       hint="An f-string with the class's name and {...!r} for the data.")
def shown(learner, rng):
    for data in (T, rng.integers(-9, 9, size=3).tolist(), rng.normal(size=(2, 1, 2)).tolist(), 4):
        text = learner.probe.shown(learner.new("Tensor", data))
        expect(text).kind("string")
        fits = text.startswith("Tensor(") and text.endswith(")") and len(text) < 400
        inside = _literal(text[len("Tensor("):-1]) if fits else None
        expect(text if inside is None else inside, because="repr should read Tensor(...), with the data inside.").close_to(
            data)


@check("Equal means: the same shape and the same numbers", task=1, needs=("built",),
       hint="Without __eq__ every object equals only itself. What does your method answer for a list?")
def equality(learner, rng):
    data = rng.integers(-9, 9, size=(2, 3))
    tensor = learner.new("Tensor", data.tolist())
    others = [(data, True), (data + 0.0, True), (data + np.eye(2, 3, dtype=int), False), (data.T, False), (data[:1], False)]
    for other, same in others:
        answer = tensor == learner.new("Tensor", other.tolist())
        expect(answer).true() if same else expect(answer).false()
    expect(tensor == data.tolist(), because="A list is no tensor.").false()
    expect(learner.new("Tensor", [3]) == learner.new("Tensor", 3), because="The shapes differ.").false()


@check("Tensors of the same shape combine entry by entry", task=2, needs=("built",),
       hint="Two lists added with + become one long list. What has to happen for nested lists, at every depth?")
def same_shape(learner, rng):
    for shape in [(2, 3), (4,), (2, 1, 3), ()]:
        a, b = rng.uniform(0.5, 3, size=(2, *shape))
        for combine in SIGNS.values():
            left, right = learner.new("Tensor", a.tolist()), learner.new("Tensor", b.tolist())
            _agrees(combine(left, right), combine(a, b))
        _agrees(-learner.new("Tensor", a.tolist()), -a)


@check("A number may stand on the right", task=2, needs=("same_shape",),
       hint="A number is a tensor without axes: make it one, or treat it before you look for its data.")
def number_on_the_right(learner, rng):
    for shape in [(2, 3), (3,), ()]:
        a = rng.uniform(0.5, 3, size=shape)
        for number in (2, float(rng.uniform(0.5, 3))):
            for combine in SIGNS.values():
                _agrees(combine(learner.new("Tensor", a.tolist()), number), combine(a, number))


@check("A number may stand on the left", task=2, needs=("same_shape",),
       hint="10 - t is not t - 10. In __rsub__, self is the operand on the right.")
def number_on_the_left(learner, rng):
    for shape in [(2, 3), (3,)]:
        a = rng.uniform(0.5, 3, size=shape)
        tensor = learner.new("Tensor", a.tolist())
        for number in (10, float(rng.uniform(0.5, 3))):
            for combine in SIGNS.values():
                _agrees(combine(number, tensor), combine(number, a))


@check("No operator changes a tensor, not even +=", task=2, needs=("same_shape", "number_on_the_right"),
       hint="Another name may stand for the same tensor. Build new lists for the result.")
def nothing_changes(learner, rng):
    a, b = rng.uniform(0.5, 3, size=(2, 2, 3))
    left, right = learner.new("Tensor", a.tolist()), learner.new("Tensor", b.tolist())
    for combine in SIGNS.values():
        combine(left, right), combine(left, 2)
        expect(left.data).close_to(a)
        expect(right.data).close_to(b)
    alias, changed = learner.probe.plus_equals(left, 5)
    expect(changed).close_to(a + 5)
    expect(alias, because="A second name for the tensor sees this after +=.").close_to(a)


@check("An operand of another class gets its turn, and without one there is a TypeError", task=2, needs=("same_shape",),
       hint="A method that doesn't know the other operand returns NotImplemented; it raises nothing.")
def strangers(learner, rng):
    tensor = learner.new("Tensor", rng.normal(size=(2, 2)).tolist())
    for sign, combine in SIGNS.items():
        for strange in ("2", None):
            learner.raises(TypeError, lambda combine=combine, strange=strange: combine(tensor, strange))
            learner.raises(TypeError, lambda combine=combine, strange=strange: combine(strange, tensor))
        expect(learner.probe.with_a_stranger(tensor, sign)).equal("its turn")


@check("Shapes are aligned at their last axis", task=3, needs=("same_shape",),
       hint="A tensor with fewer axes meets every part of the other one along its first axis.")
def fewer_axes(learner, rng):
    _combined(learner, rng, [((3, 3), (3,)), ((3,), (2, 3)), ((2, 3, 4), (3, 4)), ((4,), (2, 3, 4)), ((), (2, 2)),
                             ((3, 1, 3), (2, 1)), ((3,), (4, 1))])


@check("An axis of length 1 is stretched, on either side", task=3, needs=("same_shape",),
       hint="Where the lengths differ and one is 1, its only part meets all parts of the other.")
def stretched(learner, rng):
    _combined(learner, rng, [((2, 3), (2, 1)), ((2, 1), (2, 3)), ((1, 3), (4, 3)), ((3, 1), (1, 4)), ((1,), (5,))])


@check("Shapes that don't fit are refused with ValueError", task=3, needs=("fewer_axes",),
       hint="zip stops at the end of the shorter list, and tells nobody.")
def refuses_shapes(learner, rng):
    for one, other in [((3,), (4,)), ((2, 3), (2,)), ((2, 3), (3, 3)), ((2, 2), (4,)), ((2, 1, 3), (4, 2))]:
        left, right = (learner.new("Tensor", rng.normal(size=shape).tolist()) for shape in (one, other))
        learner.raises(ValueError, lambda left=left, right=right: left + right)
        learner.raises(ValueError, lambda left=left, right=right: right * left)


@check("Matrix products of any sizes", task=4, needs=("built",),
       hint="Row i of the left one meets column j of the right one.")
def products(learner, rng):
    for n, m, p in [(2, 3, 2), (1, 4, 3), (3, 1, 2), (2, 2, 2)]:
        a, b = rng.normal(size=(n, m)), rng.normal(size=(m, p))
        _agrees(learner.new("Tensor", a.tolist()) @ learner.new("Tensor", b.tolist()), a @ b)


@check("What has no product is refused", task=4, needs=("built",),
       hint="ValueError for shapes that don't meet, NotImplemented for what is no tensor.")
def refuses_products(learner, rng):
    for one, other in [((2, 3), (2, 3)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 2, 2), (2, 2)), ((), (2, 2))]:
        left, right = (learner.new("Tensor", rng.normal(size=shape).tolist()) for shape in (one, other))
        learner.raises(ValueError, lambda left=left, right=right: left @ right)
    square = learner.new("Tensor", [[1, 2], [3, 4]])
    learner.raises(TypeError, lambda: square @ 2)
    learner.raises(TypeError, lambda: square @ "2")
    expect(learner.probe.with_a_stranger(square, "@")).equal("its turn")


def _tensor(answer):
    if not isinstance(answer, Kept):
        raise Failed("This should be a Tensor, but it is plain data.", expected="a Tensor", got=type(answer).__name__)
    return answer


def _agrees(answer, right):
    right = np.asarray(right)
    expect(_tensor(answer).data).close_to(right.tolist())
    expect(answer.shape).equal(right.shape)


def _combined(learner, rng, pairs):
    for one, other in pairs:
        a, b = rng.uniform(0.5, 3, size=one), rng.uniform(0.5, 3, size=other)
        for sign in ("+", "-", "/"):
            left, right = learner.new("Tensor", a.tolist()), learner.new("Tensor", b.tolist())
            _agrees(SIGNS[sign](left, right), SIGNS[sign](a, b))


def _literal(text):
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None
