"""Fits and returns raw weights, never a judgement."""

import solution


def weights(xs, ys):
    slope, offset = solution.fit(xs, ys)
    return {"slope": slope, "offset": offset}
