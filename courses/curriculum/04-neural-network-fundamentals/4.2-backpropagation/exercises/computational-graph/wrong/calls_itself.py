"""fails: long_chain
silent: an exception of a common kind

The search for the order calls itself once for each step of the chain

Python allows about a thousand calls inside each other, and a chain of 5,000 operations needs 5,000. Keep the values
that are still to be visited in a list of your own: a stack.
"""


def topological(output):
    order, seen = [], set()

    def visit(node):
        if id(node) not in seen:
            seen.add(id(node))
            for value, _ in node.inputs:
                visit(value)
            order.append(node)

    visit(output)
    return order
