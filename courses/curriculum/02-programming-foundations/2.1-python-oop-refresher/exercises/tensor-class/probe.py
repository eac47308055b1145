"""What only code beside the class can see: repr, iteration, aliases, and an operand of a class that it doesn't know."""

import solution


def shown(tensor):
    return repr(tensor)


def rows(tensor):
    return [row.data for row in tensor]


def after_the_list_changed(data, value):
    tensor = solution.Tensor(data)
    data[0][0] = value
    data.append(data[0])
    return tensor.data


def plus_equals(tensor, other):
    alias = tensor
    tensor += other
    return [alias.data, tensor.data]


class Stranger:
    def __radd__(self, other):
        return "its turn"

    __rsub__ = __rmul__ = __rtruediv__ = __rpow__ = __rmatmul__ = __radd__


def with_a_stranger(tensor, sign):
    stranger = Stranger()
    answers = {
        "+": lambda: tensor + stranger, "-": lambda: tensor - stranger, "*": lambda: tensor * stranger,
        "/": lambda: tensor / stranger, "**": lambda: tensor**stranger, "@": lambda: tensor @ stranger,
    }  # fmt: skip
    return answers[sign]()
