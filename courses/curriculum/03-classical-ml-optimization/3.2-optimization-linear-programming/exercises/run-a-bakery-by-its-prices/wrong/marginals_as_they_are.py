"""fails: solve_example
silent: a judge has no scipy to compute the same with

The prices are negative

`marginals` are derivatives of what linprog *minimises*, here of minus the gain. More flour makes that smaller, so they are negative. Turn the sign, as with the value.
"""


def solve(c, a, b):
    from scipy.optimize import linprog

    result = linprog(-c, A_ub=a, b_ub=b)
    return result.x, -result.fun, result.ineqlin.marginals
