"""Functions to decorate, a clock that moves when told to, and the statistics afterwards as plain data."""

import time

import solution


class Clock:
    def __init__(self, now=100.0):
        self.now = now

    def __call__(self):
        return self.now


def stats_of(timed):
    stats = timed.stats
    return {name: getattr(stats, name) for name in ("name", "calls", "total", "longest", "mean")}


def decorated(function, clock, style, name=None):
    if style == "options":
        return solution.timer(name=name, clock=clock)(function) if name else solution.timer(clock=clock)(function)
    return solution.timer(function, name=name, clock=clock) if name else solution.timer(function, clock=clock)


def calls(durations, style="direct", name=None, start=100.0):
    """Call a function that takes so many seconds, with rests between the calls; its answers and its statistics."""
    clock = Clock(start)

    def load(seconds):
        clock.now += seconds
        return f"loaded in {seconds}"

    timed = decorated(load, clock, style, name)
    clock.now += 3.0
    answers = []
    for seconds in durations:
        answers.append(timed(seconds))
        clock.now += 7.0
    return {"answers": answers, **stats_of(timed)}


def passed_on(args, kwargs):
    """What arrives at a timed function, in which shape, and what comes back."""

    def echo(*args, **kwargs):
        return [list(args), kwargs]

    return solution.timer(echo)(*args, **kwargs)


def identity():
    def fold(paper):
        """Folds it once."""
        return paper

    timed = solution.timer(fold)
    return {"__name__": timed.__name__, "__doc__": timed.__doc__, "wrapped": timed.__wrapped__ is fold}


def two(first, second):
    """Two functions, called in turn; the statistics of both."""
    clock = Clock()

    def one(seconds):
        clock.now += seconds

    def other(seconds):
        clock.now += seconds

    one, other = solution.timer(one, clock=clock), solution.timer(other, clock=clock)
    for a, b in zip(first, second):
        one(a), other(b)
    one(1.0)
    return [stats_of(one), stats_of(other)]


def bare(style, seconds):
    """With the real clock: how long the function says it took, and how long it took seen from here."""

    def nap():
        time.sleep(seconds)
        return "rested"

    timed = solution.timer(nap) if style == "bare" else solution.timer()(nap)
    start = time.perf_counter()
    answer = timed()
    return {"answer": answer, "elapsed": time.perf_counter() - start, **stats_of(timed)}


def raising(durations, bad):
    """Calls of which some raise: what came of each, and the statistics."""
    clock = Clock()
    problems = {place: KeyError(f"step {place}") for place in bad}

    def step(place):
        clock.now += durations[place]
        if place in problems:
            raise problems[place]
        return place

    timed = solution.timer(step, clock=clock)
    outcomes = []
    for place in range(len(durations)):
        try:
            outcomes.append(timed(place))
        except Exception as raised:
            outcomes.append("the same exception" if raised is problems[place] else type(raised).__name__)
    return {"outcomes": outcomes, **stats_of(timed)}


def recursion(depths, seconds, stumble=False):
    """A function that calls itself; with `stumble` its innermost call raises the first time."""
    clock = Clock()
    stumbles = [stumble]

    @solution.timer(clock=clock)
    def descend(depth):
        clock.now += seconds
        if depth:
            return 1 + descend(depth - 1)
        if stumbles.pop() if stumbles else False:
            raise ValueError("the bottom is slippery")
        return 0

    answers = []
    for depth in depths:
        try:
            answers.append(descend(depth))
        except ValueError:
            answers.append(-1)
    return {"answers": answers, **stats_of(descend)}


def methods(amounts):
    clock = Clock()

    class Account:
        """Each with its own balance; all share the statistics of the method."""

        def __init__(self):
            self.balance = 0

        @solution.timer(clock=clock)
        def put(self, amount, *, twice=False):
            clock.now += 1.0
            self.balance += 2 * amount if twice else amount
            return self.balance

    accounts = [Account(), Account()]
    answers = [[account.put(amount), account.put(amount, twice=True)] for amount in amounts for account in accounts]
    return {"answers": answers, **stats_of(Account.put)}


def reported(rows):
    """rows: the name of a function and how long each of its calls takes."""
    clock = Clock()

    def job(seconds):
        clock.now += seconds

    functions = [solution.timer(name=name, clock=clock)(job) for name, _ in rows]
    for function, (_, durations) in zip(functions, rows):
        for seconds in durations:
            function(seconds)
    return [list(row) for row in solution.report(functions)]
