"""fails: drawing_example

A value that is used twice is drawn twice

You walk down every edge and draw what you find there, whether or not it stands on the paper already. So the graph
becomes a tree. Keep a record of the values that you have met, by identity: `id(node)`.
"""


def drawing(output):
    nodes, edges = [], []

    def visit(node):
        places = [visit(value) for value, _ in node.inputs]
        nodes.append((node.operation, node.data))
        edges.extend((place, len(nodes) - 1) for place in places)
        return len(nodes) - 1

    visit(output)
    return nodes, edges
