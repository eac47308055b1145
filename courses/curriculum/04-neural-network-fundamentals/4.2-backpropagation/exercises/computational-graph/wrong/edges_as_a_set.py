"""fails: drawing_shared

In `a * a` the second operand is lost

A set holds an edge once, though `a` was used twice. Two edges lead from `a` to the product, and a gradient comes back
along each of them: that is where the 2 in $2a$ comes from.
"""


def drawing(output):
    order = topological(output)
    place = {id(node): at for at, node in enumerate(order)}
    edges = {(place[id(value)], place[id(node)]) for node in order for value, _ in node.inputs}
    return [(node.operation, node.data) for node in order], sorted(edges)
