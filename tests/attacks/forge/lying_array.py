# An ndarray subclass with comparisons, ufuncs and a shape of its own. Bytes, dtype and shape go out, behaviour does not.
#
# target = "arrays"
# verdict = "failed"
# reason = "values are wrong"

import numpy as np


class Agreeable(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        return np.True_

    def __eq__(self, other):
        return np.True_

    def all(self, *_, **__):
        return True

    def tobytes(self, *_):
        return super().tobytes()


def centred(x):
    return np.full(x.shape, 7.0).view(Agreeable)
