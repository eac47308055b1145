"""fails: scipy_example
silent: a judge has no scipy to compute the same with

linprog was given c itself

linprog *minimises*. For the bakery it then proudly bakes nothing, at a cost of 0. Give it $-c$, and turn the sign of its
value.
"""


def solve_with_scipy(c, a, b):
    from scipy.optimize import linprog

    result = linprog(c, A_ub=a, b_ub=b, bounds=(None, None))
    if result.status == 0:
        return "optimal", result.x, result.fun
    return ("infeasible" if result.status == 2 else "unbounded"), None, None
