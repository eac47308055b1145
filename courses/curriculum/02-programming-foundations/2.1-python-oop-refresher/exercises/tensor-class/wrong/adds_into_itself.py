"""fails: nothing_changes

The sum is written into the left operand

After `u = t + 1` your `t` has changed too. A formula that uses `t` twice then computes with two different tensors.
Operators return something new; the operands stay as they are.
"""


class Tensor(Tensor):
    def __add__(self, other):
        result = self._with(other, operator.add)
        if result is not NotImplemented and result.shape == self.shape:
            self.data = result.data
        return result
