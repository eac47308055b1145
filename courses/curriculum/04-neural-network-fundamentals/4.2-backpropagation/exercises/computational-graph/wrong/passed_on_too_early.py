"""fails: many_paths

A value passes its gradient on before all of it has arrived

You go from the output to its inputs, level by level, and visit each value once. A value that is used both near the
output and far below is then reached by the short way first, and passes on what it has: the rest comes too late. It has
to wait for *all* its users, which an order with inputs before results guarantees when it is read backwards.
"""


def topological(output):
    order, seen = [output], {id(output)}
    for node in order:
        for value, _ in node.inputs:
            if id(value) not in seen:
                seen.add(id(value))
                order.append(value)
    return order[::-1]
