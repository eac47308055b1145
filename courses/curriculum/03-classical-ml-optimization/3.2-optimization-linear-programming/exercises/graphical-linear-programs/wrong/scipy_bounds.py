"""fails: scipy_fresh
silent: a judge has no scipy to compute the same with

linprog's own bounds were left in place

Unless told otherwise, linprog adds $x \\ge 0$. Here the unknowns may be negative: `bounds=(None, None)` frees them all.
"""


def solve_with_scipy(c, a, b):
    from scipy.optimize import linprog

    result = linprog(-c, A_ub=a, b_ub=b)
    if result.status == 0:
        return "optimal", result.x, -result.fun
    return ("infeasible" if result.status == 2 else "unbounded"), None, None
