"""A timing decorator, with a clock that moves only when the probe's functions move it: nothing here takes real time
but one nap of a fiftieth of a second."""

from grader.checks import check, expect


@check("The worked example: two calls, six seconds", task=1,
       hint="Read the clock before the call and after it. The time between calls isn't the function's.")
def worked_example(learner, rng):
    for durations in ([2.0, 4.0], [3.0, 1.0, 0.5]):
        found = learner.probe.calls(durations)
        expect(found["answers"]).equal([f"loaded in {seconds}" for seconds in durations])
        _adds_up(found, durations)
        expect(found["name"]).equal("load")


@check("Any number of calls, none included", task=1, needs=("worked_example",),
       hint="What is the mean before the first call? What is the longest when the first call was the longest?")
def any_calls(learner, rng):
    for count in (0, 1, 5, 9):
        durations = rng.uniform(0.1, 9, size=count).tolist()
        _adds_up(learner.probe.calls(durations, start=float(rng.uniform(0, 50))), durations)
    falling = sorted(rng.uniform(0.1, 9, size=4).tolist(), reverse=True)
    _adds_up(learner.probe.calls(falling), falling)


@check("All arguments are passed on, and the answer comes back", task=1, needs=("worked_example",),
       hint="*args and **kwargs, in the wrapper's head and in the call. What does the wrapper return?")
def passes_on(learner, rng):
    number = int(rng.integers(1, 99))
    for args, kwargs in [([], {}), ([number, "a"], {}), ([], {"b": number}), ([1, [2, number]], {"c": None, "args": 5})]:
        expect(learner.probe.passed_on(args, kwargs)).equal([args, kwargs])


@check("The decorated function keeps its name and its docstring", task=1,
       hint="functools has a decorator for wrappers.")
def keeps_its_name(learner, rng):
    right = {"__name__": "fold", "__doc__": "Folds it once.", "wrapped": True}
    expect(learner.probe.identity()).equal(right)


@check("Every function has statistics of its own", task=1, needs=("worked_example",),
       hint="Where in your code are the statistics made, and how often does that line run?")
def own_statistics(learner, rng):
    for count in (3, 2):
        first, second = rng.uniform(0.1, 9, size=(2, count)).tolist()
        one, other = learner.probe.two(first, second)
        _adds_up(one, [*first, 1.0])
        _adds_up(other, second)
        expect([one["name"], other["name"]]).equal(["one", "other"])


@check("@timer(clock=...) and @timer(name=...) return a decorator", task=2, needs=("worked_example",),
       hint="In timer(clock=c)(f) the first call gets no function. What must it return, so that the second call works?")
def with_options(learner, rng):
    durations = rng.uniform(0.1, 9, size=4).tolist()
    plain = learner.probe.calls(durations, style="options")
    _adds_up(plain, durations)
    expect(plain["name"]).equal("load")
    for style in ("options", "direct"):
        named = learner.probe.calls(durations, style=style, name="from disk")
        expect(named["name"]).equal("from disk")
        _adds_up(named, durations)


@check("@timer and @timer() take the time of the real clock", task=2, needs=("with_options", "own_statistics"),
       hint="Without a clock of one's own it is time.perf_counter.")
def real_clock(learner, rng):
    for style in ("bare", "empty"):
        found = learner.probe.bare(style, 0.02)
        expect(found["answer"]).equal("rested")
        expect(found["calls"]).equal(1)
        # The nap takes at least 20 ms; a tenth less, as another clock than perf_counter may be coarser.
        expect(found["total"]).between(0.018, float(found["elapsed"]) + 0.002)
        expect(found["name"]).equal("nap")


@check("A call that raises is counted, timed, and raises", task=3, needs=("worked_example",),
       hint="`finally` runs in any case, and needs no `except`.")
def failing_calls(learner, rng):
    for bad in ([1], [0, 3], [0, 1, 2, 3]):
        durations = rng.uniform(0.1, 9, size=4).tolist()
        found = learner.probe.raising(durations, bad)
        expect(found["outcomes"]).equal(["the same exception" if place in bad else place for place in range(4)])
        _adds_up(found, durations)


@check("A function that calls itself is timed once, from the outermost call", task=3, needs=("with_options",),
       hint="Count how deep you are: one more when a call begins, one less when it ends. When is it the outermost?")
def recursive_calls(learner, rng):
    for depths in ([3], [1, 4, 2]):
        seconds = float(rng.uniform(0.5, 2))
        found = learner.probe.recursion(depths, seconds)
        expect(found["answers"]).equal(depths)
        _adds_up(found, [seconds * (depth + 1) for depth in depths], calls=sum(depths) + len(depths))


@check("After an exception deep inside, the next call is timed as usual", task=3,
       needs=("failing_calls", "recursive_calls"),
       hint="How deep are you after an exception has left all the calls?")
def recursion_that_raises(learner, rng):
    for depths in ([2, 1], [3, 2, 4]):
        seconds = float(rng.uniform(0.5, 2))
        found = learner.probe.recursion(depths, seconds, stumble=True)
        expect(found["answers"]).equal([-1, *depths[1:]])
        _adds_up(found, [seconds * (depth + 1) for depth in depths], calls=sum(depths) + len(depths))


@check("A method can be timed", task=3, needs=("with_options",),
       hint="A function in a class gets self because functions have __get__. What has taken its place?")
def methods(learner, rng):
    amounts = rng.integers(1, 50, size=3).tolist()
    found = learner.probe.methods(amounts)
    totals = [sum(amounts[:place]) * 3 for place in range(len(amounts))]
    right = [[total + amount, total + 3 * amount] for total, amount in zip(totals, amounts, strict=True) for _ in range(2)]
    expect(found["answers"]).equal(right)
    _adds_up(found, [1.0] * (4 * len(amounts)))


@check("The report of the worked example", task=4, needs=("with_options", "own_statistics"),
       hint="Sort by total, the largest first. A share is a part of the sum of all totals.")
def report_example(learner, rng):
    rows = learner.probe.reported([["save", [2.0]], ["load", [2.0, 4.0]]])
    _reads(rows, [["load", 2, 6.0, 0.75], ["save", 1, 2.0, 0.25]])


@check("The report of any functions, also of none and of some that were never called", task=4,
       needs=("report_example",), hint="What do you divide by when nothing took any time? Equal totals keep their order.")
def any_report(learner, rng):
    _reads(learner.probe.reported([]), [])
    _reads(learner.probe.reported([["b", []], ["a", []]]), [["b", 0, 0.0, 0.0], ["a", 0, 0.0, 0.0]])
    tied = learner.probe.reported([["late", [1.0]], ["big", [4.0]], ["early", [0.5, 0.5]], ["idle", []]])
    _reads(tied, [["big", 1, 4.0, 4 / 6], ["late", 1, 1.0, 1 / 6], ["early", 2, 1.0, 1 / 6], ["idle", 0, 0.0, 0.0]])
    for count in (1, 6):
        rows = [[f"step {n}", rng.uniform(0.1, 9, size=rng.integers(1, 5)).tolist()] for n in range(count)]
        everything = sum(sum(durations) for _, durations in rows)
        right = [[name, len(taken), sum(taken), sum(taken) / everything] for name, taken in rows]
        _reads(learner.probe.reported(rows), sorted(right, key=lambda row: -row[2]))


def _adds_up(found, durations, calls=None):
    """The numbers of one function's statistics; `durations` of the outermost calls."""
    calls, total = len(durations) if calls is None else calls, sum(durations)
    right = {"calls": calls, "total": total, "longest": max(durations, default=0.0), "mean": total / calls if calls else 0.0}
    expect({key: found[key] for key in right}).close_to(right)


def _reads(rows, right):
    expect([row[:2] for row in rows]).equal([row[:2] for row in right])
    expect([row[2:] for row in rows]).close_to([row[2:] for row in right])
