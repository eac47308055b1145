"""fails: relu_at_zero
silent: one number

relu lets a gradient through at zero

At 0 either slope could be chosen, 0 or 1. The contract takes 0, as all libraries do: `> 0`, not `>= 0`.
"""


class Value(Value):
    def relu(self):
        return Value(max(0.0, self.data), "relu", [(self, 1.0 if self.data >= 0 else 0.0)])
