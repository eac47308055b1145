"""fails: many_doublings
silent: it never answers within the time allowed

Every path is walked by itself

Each value hands what came along *this* edge straight down to its inputs, so that a value with many users is visited
once for each of them, and so is everything below it. The sums are right, but forty doublings have $2^{40}$ paths. Add up
first, then pass the sum on once.
"""


class Value(Value):
    def backward(self):
        for node in topological(self):
            node.grad = 0.0
        waiting = [(self, 1.0)]
        while waiting:
            node, arriving = waiting.pop()
            node.grad += arriving
            waiting.extend((value, slope * arriving) for value, slope in node.inputs)
