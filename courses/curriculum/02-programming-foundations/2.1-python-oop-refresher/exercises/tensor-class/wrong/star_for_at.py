"""fails: products

The product is taken entry by entry

`@` is the matrix product: rows meet columns, and the products are added up. Entry by entry is what `*` does.
"""


class Tensor(Tensor):
    def __matmul__(self, other):
        if not isinstance(other, Tensor):
            return NotImplemented
        if len(self.shape) != 2 or len(other.shape) != 2 or self.shape[1] != other.shape[0]:
            raise ValueError("no product")
        return Tensor([[x * y for x, y in zip(row, column)] for row, column in zip(self.data, zip(*other.data))])
