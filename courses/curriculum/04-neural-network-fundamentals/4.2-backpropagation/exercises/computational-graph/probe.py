"""Whole expressions in one call. A step is (operation, operand, ...): whole numbers are places of earlier steps."""

from solution import Value, drawing


def values(program):
    """The data of every step, once all of them are done."""
    return [node.data for node in _build(program)]


def gradients(program):
    """The gradients of the leaves after backward() on the last step."""
    nodes = _build(program)
    nodes[-1].backward()
    return _gradients(program, nodes)


def gradients_of_each(program, outputs):
    """For each of the outputs in turn: backward() on it, then the gradients of the leaves. All on the same values."""
    nodes, answers = _build(program), []
    for output in outputs:
        nodes[output].backward()
        answers.append(_gradients(program, nodes))
    return answers


def draw(program):
    nodes, edges = drawing(_build(program)[-1])
    return list(nodes), list(edges)


def chain(length, slope, start):
    """x -> slope * x + 0.5, `length` times over; the last data, and the derivative by the start."""
    value = first = Value(start)
    for _ in range(length):
        value = value * slope + 0.5
    value.backward()
    return value.data, first.grad


def doublings(count, start):
    """x -> x + x, `count` times over: 2**count paths."""
    value = first = Value(start)
    for _ in range(count):
        value = value + value
    value.backward()
    return value.data, first.grad


def _build(program):
    nodes = []
    for operation, *operands in program:
        first, *others = [nodes[each] if isinstance(each, int) else each for each in operands]
        nodes.append(_apply(operation, first, *others))
    return nodes


def _apply(operation, first, second=None):
    if operation == "leaf":
        return Value(first)
    if operation == "+":
        return first + second
    if operation == "-":
        return first - second
    if operation == "*":
        return first * second
    if operation == "/":
        return first / second
    if operation == "**":
        return first**second
    return getattr(first, operation)()


def _gradients(program, nodes):
    return [node.grad for step, node in zip(program, nodes) if step[0] == "leaf"]
