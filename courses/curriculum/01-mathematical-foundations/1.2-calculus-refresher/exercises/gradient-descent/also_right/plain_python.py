"""Lists and floats, recursion for the nudges, a for loop that returns early, math.sqrt for the length."""

import math


def numerical_gradient(f, x, h):
    point = [float(value) for value in x]
    slopes = []
    for i in range(len(point)):
        kept = point[i]
        point[i] = kept + h
        above = f(point)
        point[i] = kept - h
        below = f(point)
        point[i] = kept
        slopes.append((above - below) / h / 2)
    return slopes


def gradient_descent(gradient, start, step_size, steps):
    x = [float(value) for value in start]
    path = [tuple(x)]
    for _ in range(steps):
        g = gradient(x)
        for i in range(len(x)):
            x[i] -= step_size * float(g[i])
        path.append(tuple(x))
    return path


def descend_until(gradient, start, step_size, tolerance, max_steps):
    x = list(start)
    for taken in range(max_steps + 1):
        g = gradient(x)
        if math.sqrt(sum(value * value for value in g)) <= tolerance:
            return x, taken, True
        if taken < max_steps:
            x = [value - step_size * slope for value, slope in zip(x, g)]
    return x, max_steps, False


def line_search_descent(f, gradient, start, steps):
    x = [float(value) for value in start]
    path = [x]
    for _ in range(steps):
        g, here, t = gradient(x), f(x), 1.0
        promise = sum(value * value for value in g)
        while True:
            there = [value - t * slope for value, slope in zip(x, g)]
            if f(there) <= here - t * promise / 2:
                break
            t *= 0.5
        x = there
        path.append(x)
    return path
