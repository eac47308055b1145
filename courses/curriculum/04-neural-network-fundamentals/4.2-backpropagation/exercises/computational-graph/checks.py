"""Values that record a graph and send gradients back through it.

Whole expressions are built by probe.py, so that a graph costs one round trip. The right derivatives come from forward
mode: each leaf in turn is given the slope 1, and slopes are carried along with the values.
"""

import math

import numpy as np

from grader.checks import check, expect

PROGRAM = ("The first argument lists the steps of an expression: an operation with its operands, where a whole number "
           "is the place of an earlier step, counted from 0.")

ONE = ["exp", "log", "tanh", "relu"]
TWO = ["+", "-", "*", "/"]


@check("The worked example has the right value", task=1,
       hint="What does `a * b` have to return so that `+` works on it again?")
def forward_example(learner, rng):
    a, b = learner.new("Value", 2.0), learner.new("Value", -3.0)
    c = a * b + a
    expect(c.data).close_to(-4.0)
    expect(a.data, because="An operation makes a new Value; its operands stay as they are.").close_to(2.0)


@check("Every operation computes its value, and leaves its operands alone", task=1, needs=("forward_example",),
       hint="Try each operation on two numbers whose result you know.")
def forward_operations(learner, rng):
    for _ in range(3):
        program = _tour(rng)
        expect(learner.probe.values(program), because=f"These are the values of all steps. {PROGRAM}").close_to(
            _forward(program, None)[0])


@check("Plain numbers may stand on either side", task=1, needs=("forward_example",),
       hint="For `3 - x` Python asks x: `x.__rsub__(3)`. Who is subtracted from whom?")
def plain_numbers(learner, rng):
    x, n = float(rng.uniform(1.5, 4)), float(rng.uniform(5, 9))
    value = learner.new("Value", x)
    answers = [(value + n).data, (n + value).data, (value - n).data, (n - value).data, (value * n).data,
               (n * value).data, (value / n).data, (n / value).data, (value ** 3).data, (2 - value).data,
               (-value).data]
    expect(answers, because="These are v + n, n + v, v - n, n - v, v * n, n * v, v / n, n / v, v ** 3, 2 - v, -v.",
           ).close_to([x + n, n + x, x - n, n - x, x * n, n * x, x / n, n / x, x**3, 2 - x, -x])


@check("The worked example is drawn", task=2, needs=("forward_example",),
       hint="Three kinds of things are to be listed: leaves, results of operations, and who was used for what.")
def drawing_example(learner, rng):
    _same_drawing(learner, [("leaf", 2.0), ("leaf", -3.0), ("*", 0, 1), ("+", 2, 0)])
    _same_drawing(learner, [("leaf", 1.5), ("leaf", 0.25), ("+", 0, 1), ("*", 2, 0), ("relu", 3)])


@check("A value that is used twice is one node with two edges", task=2, needs=("drawing_example",),
       hint="Which values have you met already? And does `a * a` have one edge or two?")
def drawing_shared(learner, rng):
    for _ in range(3):
        a, b, n = (float(x) for x in rng.uniform(0.4, 1.6, size=3))
        _same_drawing(learner, [("leaf", a), ("leaf", b), ("*", 0, 0), ("+", 2, 1), ("tanh", 3), ("*", 4, 3),
                                ("+", 5, n), ("exp", 4), ("+", 6, 7)])


@check("The worked example has the right gradients", task=3, needs=("forward_example",),
       hint="Start with 1 at c and walk back. Two edges lead to a: what comes along them is added.")
def backward_example(learner, rng):
    for x, y in [(2.0, -3.0), (float(rng.uniform(0.5, 1.5)), float(rng.uniform(2, 3)))]:
        a, b = learner.new("Value", x), learner.new("Value", y)
        product = a * b
        c = product + a
        c.backward()
        expect([a.grad, b.grad, product.grad, c.grad],
               because="These are the gradients of a, b, a * b and c.").close_to([y + 1, x, 1.0, 1.0])


@check("Every operation passes its own derivative back", task=3, needs=("forward_operations",),
       hint="Compare with (f(x + h) - f(x - h)) / 2h, one operation at a time.")
def local_derivatives(learner, rng):
    for operation in [*ONE, "**", *TWO]:
        for _ in range(2):
            x, y, z = (float(v) for v in rng.uniform(0.5, 2.5, size=3))
            second = {"**": (float(rng.choice([-2.0, -1.0, 0.5, 3.0])),)}.get(operation, (1,) if operation in TWO else ())
            leaves = [("leaf", x), ("leaf", y), ("leaf", z)]
            _same_gradients(learner, [*leaves, (operation, 0, *second), ("*", 3, 2)])
            if operation in ("relu", "exp", "tanh"):
                _same_gradients(learner, [("leaf", -x), *leaves[1:], (operation, 0), ("*", 3, 2)])


@check("At zero, relu passes nothing back", task=3, needs=("forward_operations",),
       hint="The contract says which of the two slopes holds at the kink.")
def relu_at_zero(learner, rng):
    n = float(rng.uniform(1, 3))
    _same_gradients(learner, [("leaf", 0.0), ("leaf", n), ("relu", 0), ("*", 2, 1)])


@check("What comes back along several paths is added up", task=3, needs=("backward_example",),
       hint="Draw the graph of a * a, and of (a + b) * a. When is everything known that a value has to pass on?")
def many_paths(learner, rng):
    a, b, n = (float(x) for x in rng.uniform(0.5, 1.5, size=3))
    leaves = [("leaf", a), ("leaf", b)]
    _same_gradients(learner, [*leaves, ("*", 0, 0), ("*", 2, 1)])
    _same_gradients(learner, [*leaves, ("+", 0, 1), ("*", 2, n), ("*", 3, 2), ("*", 4, 2), ("+", 5, 0)])
    # Values near the output that are used far below as well: each must wait until all its users have spoken.
    _same_gradients(learner, [*leaves, ("*", 0, 1), ("*", 2, n), ("*", 3, 1), ("+", 4, 2), ("*", 5, 3), ("*", 2, 6)])
    _same_gradients(learner, [*leaves, ("*", 0, 1), ("*", 2, n), ("*", 3, 1), ("+", 4, 2), ("*", 5, 3), ("*", 6, 2)])


@check("Random graphs agree with slopes carried forward", task=3, needs=("local_derivatives", "many_paths"),
       hint="Every operation is right on its own, and so are small graphs. What is different in a large one?")
def random_graphs(learner, rng):
    for leaves, steps in [(2, 8), (3, 15), (5, 40)]:
        _same_gradients(learner, _random(rng, leaves, steps))


@check("Each call of backward starts afresh", task=3, needs=("many_paths",),
       hint="Which numbers does a value still hold from the call before? Think of those in the middle, too.")
def afresh(learner, rng):
    a, b, c, n = (float(x) for x in rng.uniform(0.5, 1.5, size=4))
    program = [("leaf", a), ("leaf", b), ("*", 0, 1), ("*", 2, n), ("*", 3, 0), ("leaf", c), ("*", 4, 5)]
    whole, part = _right(program)[1], _right(program[:5])[1]
    first, again, inner = learner.probe.gradients_of_each(program, [6, 6, 4])
    expect(first, because="These are the gradients after the first call.").close_to(whole)
    expect(again, because="These are the gradients after the same call again.").close_to(whole)
    expect(inner[:2], because="These are the gradients after backward() on a part of the expression.").close_to(part)


@check("A chain of 5,000 steps is no problem", task=4, needs=("backward_example",),
       hint="A function that calls itself goes down one level for each step, and Python allows about a thousand.")
def long_chain(learner, rng):
    slope, start = float(rng.uniform(0.9998, 0.99995)), float(rng.uniform(1, 2))
    data = start
    for _ in range(2500):
        data = data * slope + 0.5
    answer = learner.probe.chain(2500, slope, start)
    expect(answer, because="This is the last value and the gradient of the first.").close_to([data, slope**2500])


@check("Work grows with the number of values, not of paths", task=4, needs=("many_paths",),
       hint="Forty doublings have a trillion paths and 41 values. How often do you visit each value?")
def many_doublings(learner, rng):
    for count in (3, 5, 40):
        start = float(rng.uniform(1, 2))
        answer = learner.probe.doublings(count, start)
        expect(answer, because="This is the last value and the gradient of the first.").close_to(
            [start * 2.0**count, 2.0**count])


def _tour(rng):
    """Every operation once, on numbers where all of them are defined."""
    x, y, z = (float(v) for v in rng.uniform(0.6, 1.8, size=3))
    return [("leaf", x), ("leaf", y), ("leaf", -z), ("+", 0, 1), ("-", 0, 3), ("*", 4, 2), ("/", 5, 1), ("**", 3, 2.0),
            ("exp", 6), ("log", 8), ("tanh", 9), ("relu", 4), ("relu", 3), ("+", 11, 12), ("+", 13, 10)]


def _random(rng, leaves, steps):
    """A graph with shared values everywhere; tanh keeps the numbers small."""
    program = [("leaf", float(x)) for x in rng.uniform(-1.5, 1.5, size=leaves)]
    for _ in range(steps):
        first, second = (int(i) for i in rng.integers(len(program), size=2))
        operation = str(rng.choice(["+", "-", "*", "tanh", "relu"]))
        program.append((operation, first, second) if operation in TWO else (operation, first))
        if operation in TWO:
            program.append(("tanh", len(program) - 1))
    total = len(program) - 1
    for place in range(len(program) - 4, len(program) - 1):  # so that little is left out of the end result
        program.append(("+", total, place))
        total = len(program) - 1
    for place in range(leaves):
        program.append(("*", place, 0.25))
        program.append(("+", total, len(program) - 1))
        total = len(program) - 1
    return program


def _same_gradients(learner, program):
    _, grads = _right(program)
    answer = learner.probe.gradients(program)
    expect(answer, because=f"These are the gradients of the leaves, in their order. {PROGRAM}").close_to(grads)


def _right(program):
    """The value of every step, and the derivative of the last one by each leaf."""
    leaves = [place for place, step in enumerate(program) if step[0] == "leaf"]
    data = _forward(program, None)[0]
    return data, [_forward(program, leaf)[1][-1] for leaf in leaves]


def _forward(program, leaf):
    """Values and their slopes by one leaf, from the first step to the last."""
    data, slopes = [], []
    for place, (operation, *operands) in enumerate(program):
        (x, dx), (y, dy) = ((data[o], slopes[o]) if isinstance(o, int) else (o, 0.0) for o in [*operands, 1.0][:2])
        value, slope = {
            "leaf": lambda: (x, 1.0 if place == leaf else 0.0),
            "+": lambda: (x + y, dx + dy),
            "-": lambda: (x - y, dx - dy),
            "*": lambda: (x * y, dx * y + x * dy),
            "/": lambda: (x / y, (dx * y - x * dy) / y**2),
            "**": lambda: (x**y, y * x ** (y - 1) * dx),
            "exp": lambda: (math.exp(x), math.exp(x) * dx),
            "log": lambda: (math.log(x), dx / x),
            "tanh": lambda: (math.tanh(x), (1 - math.tanh(x) ** 2) * dx),
            "relu": lambda: (max(0.0, x), dx if x > 0 else 0.0),
        }[operation]()
        data.append(value)
        slopes.append(slope)
    return data, slopes


def _same_drawing(learner, program):
    """Any order with inputs first is right. Values differ from node to node, so they tell the nodes apart."""
    nodes, edges = learner.probe.draw(program)
    right_nodes, right_edges = _drawn(program)
    expect(nodes, because="These are the nodes.").kind("list", "tuple").length(len(right_nodes))
    expect(edges, because="These are the edges.").kind("list", "tuple").length(len(right_edges))
    order = sorted(range(len(nodes)), key=lambda at: (str(nodes[at][0]), float(nodes[at][1])))
    right_order = sorted(range(len(right_nodes)), key=lambda at: right_nodes[at])
    expect([nodes[at][0] for at in order], because="These are the operations of the nodes, sorted by name.").equal(
        [right_nodes[at][0] for at in right_order])
    expect([nodes[at][1] for at in order], because="These are the values, sorted by operation and value.").close_to(
        [right_nodes[at][1] for at in right_order])
    expect(all(start < end for start, end in edges), because="An edge leads from an earlier node to a later one.").true()
    rank, right_rank = ({at: n for n, at in enumerate(places)} for places in (order, right_order))
    expect(sorted([rank[int(a)], rank[int(b)]] for a, b in edges),
           because="These are the edges, with the nodes numbered by operation and value.").equal(
        sorted([right_rank[a], right_rank[b]] for a, b in right_edges))


def _drawn(program):
    """Nodes and edges of a program of +, * and functions; a plain number is a leaf of its own."""
    data = _forward(program, None)[0]
    nodes = [(step[0], value) for step, value in zip(program, data, strict=True)]
    edges = []
    for place, (operation, *operands) in enumerate(program):
        for operand in operands if operation != "leaf" else ():
            if not isinstance(operand, int):
                nodes.append(("leaf", operand))
                operand = len(nodes) - 1
            edges.append((operand, place))
    return nodes, edges
