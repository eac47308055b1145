"""Matrix multiplication on plain lists, judged on fresh matrices. Numbers wait for the shape, not the other way round."""

import numpy as np

from grader.checks import check, expect, input_not_modified


@check("The product has a row for each row of A and a column for each column of B", task=1,
       hint="A matrix with one column is still a list of rows, each of them a list.")
def shape_of_product(learner, rng):
    for n, m, p in [(1, 3, 4), (4, 3, 1), (1, 5, 1), (3, 1, 2)]:
        a, b = rng.integers(-9, 10, size=(n, m)), rng.integers(-9, 10, size=(m, p))
        expect(learner.matmul(a.tolist(), b.tolist())).kind("list").shape(n, p)


@check("Matrices whose sizes don't fit are refused with ValueError", task=1,
       hint="Compare the length of a row of A with the number of rows of B, before any arithmetic.")
def refuses_mismatch(learner, rng):
    for n, m, rows, p in [(2, 3, 2, 3), (2, 2, 3, 2), (1, 4, 3, 2), (3, 2, 4, 3)]:
        a, b = rng.integers(1, 10, size=(n, m)), rng.integers(1, 10, size=(rows, p))
        learner.raises(ValueError, "matmul", a.tolist(), b.tolist())


@check("The worked example comes out right", task=2, needs=("shape_of_product",),
       hint="Take one entry of the result and write down which row and which column meet in it.")
def worked_example(learner, rng):
    product = learner.matmul([[1, 2], [3, 4]], [[5, 6, 7], [8, 9, 10]])
    expect(product).equal([[21, 24, 27], [47, 54, 61]])


@check("Products of integers are exact", task=2, needs=("worked_example",),
       hint="Which of the three sizes does each loop run over?")
def random_integers(learner, rng):
    for n, m, p in [(2, 3, 4), (5, 2, 3), (4, 6, 4)]:
        a, b = rng.integers(-99, 100, size=(n, m)), rng.integers(-99, 100, size=(m, p))
        expect(learner.matmul(a.tolist(), b.tolist())).equal(a @ b)


@check("Products of real numbers agree with NumPy", task=2, needs=("random_integers",), visible=False,
       hint="Is there a place where a fraction gets lost?")
def random_reals(learner, rng):
    for n, m, p in [(2, 2, 2), (3, 4, 2), (7, 5, 3)]:
        a, b = rng.normal(size=(n, m)), rng.normal(size=(m, p))
        expect(learner.matmul(a.tolist(), b.tolist())).close_to(a @ b)


@check("The identity matrix changes nothing", task=3, needs=("random_integers",),
       hint="Multiply a small matrix by the identity on paper, from the left and from the right.")
def identity(learner, rng):
    a = rng.integers(-9, 10, size=(3, 4))
    for left, right in [(np.eye(3, dtype=int), a), (a, np.eye(4, dtype=int))]:
        expect(learner.matmul(left.tolist(), right.tolist())).equal(a)


@check("(AB)C is the same as A(BC)", task=3, needs=("random_integers",),
       hint="This holds for every right product: if it fails, one of the four products is wrong.")
def grouping(learner, rng):
    a, b, c = (rng.integers(-9, 10, size=size).tolist() for size in [(2, 3), (3, 5), (5, 2)])
    left = learner.matmul(learner.matmul(a, b), c)
    expect(learner.matmul(a, learner.matmul(b, c))).equal(left)
    expect(left).equal(np.array(a) @ b @ c)


@check("Matrices without rows are multiplied too", task=3, needs=("worked_example",),
       hint="What does your code read from B before it knows that B has a row?")
def empty_matrices(learner, rng):
    expect(learner.matmul([], [[1, 2], [3, 4]])).equal([])
    expect(learner.matmul([[], []], [])).equal([[], []])


@check("The matrices that came in are left as they were", task=3, needs=("worked_example",),
       hint="Build the result in a list of your own.")
def inputs_unchanged(learner, rng):
    a, b = rng.integers(-9, 10, size=(3, 3)), rng.integers(-9, 10, size=(3, 3))
    product = input_not_modified(learner, "matmul", a.tolist(), b.tolist())
    expect(product).equal(a @ b)
