"""The method of measuring, judged on simulated devices with a simulated clock: every second is known and none is random.

A device that works off a queue (`Card`) takes `launch` seconds of the host for each call and goes on by itself. So the right
duration of a call is launch + kernel, whatever the order of the questions; what was forgotten shows in the numbers. Every
question is an ask of the sandbox, so the cases are few and small.
"""

import numpy as np

from grader.checks import check, expect
from sandbox.values import Remote


class Clock:
    """The time of the host."""

    def __init__(self):
        self.now = 100.0

    def read(self):
        return self.now


class Card:
    """A device: `kernels[n]` are the seconds of one call after the other, the first of them cold."""

    def __init__(self, clock, name, launch, kernels, waits):
        self.clock, self.name, self.launch, self.kernels, self.waits = clock, name, launch, kernels, waits
        self.done, self.n, self.calls, self.log = clock.now, None, 0, []

    def prepare(self, n):
        self.n, self.calls = n, 0
        self.log.append("prepare")
        self._take(3.0)

    def work(self):
        kernel = self.kernels[self.n][min(self.calls, len(self.kernels[self.n]) - 1)]
        self.calls += 1
        self.log.append("work")
        self._take(kernel)

    def synchronize(self):
        self.clock.now = max(self.clock.now, self.done)

    def _take(self, seconds):
        self.clock.now += self.launch
        self.done = max(self.done, self.clock.now) + seconds
        if not self.waits:
            self.clock.now = self.done

    def remote(self):
        methods = {"prepare": self.prepare, "work": self.work, "synchronize": self.synchronize}
        return Remote("Device", methods, {"name": self.name})


@check("The worked example of counting comes out right, also for matrices that aren't square", task=1,
       hint="Each entry of the product is a row times a column. How many multiplications, how many additions?")
def flops(learner, rng):
    sizes = [(1, 5, 1), (2, 3, 4), *(tuple(int(size) for size in rng.integers(2, 900, size=3)) for _ in range(3))]
    expect(learner.many("matmul_flops", sizes)).equal([2 * n * k * m for n, k, m in sizes])


@check("Calls on a device that waits are timed one by one", task=2,
       hint="Read the clock before and after each call, and keep every difference.")
def waiting_device(learner, rng):
    _times(learner, rng, 0, 4, waits=False)


@check("On a device that doesn't wait, a call is over when its result is there", task=2, needs=("waiting_device",),
       hint="`work()` returns at once and the device goes on. When do you read the clock the second time?")
def queueing_device(learner, rng):
    _times(learner, rng, 0, 3, waits=True)


@check("The warm-up runs, and isn't counted", task=2, needs=("waiting_device",),
       hint="The first calls are slow: memory is fetched, kernels are compiled. How often is work() called in all?")
def warms_up(learner, rng):
    _times(learner, rng, 3, 2, waits=False)


@check("Nothing of the warm-up is left in the queue when the first repeat begins", task=2,
       needs=("queueing_device", "warms_up"),
       hint="After the warm-up the device may still be busy. Who pays for that?")
def queue_is_empty(learner, rng):
    for warmup, repeats in [(2, 2), (3, 1)]:
        _times(learner, rng, warmup, repeats, waits=True)


@check("The list of devices is honest", task=3,
       hint="There may be no GPU, one or several; and one may be built in that can't be used.")
def honest(learner, rng):
    for usable, count, right in [
        (False, 0, ["cpu"]), (True, 1, ["cpu", "cuda:0"]), (True, 3, ["cpu", "cuda:0", "cuda:1", "cuda:2"]),
        (False, 1, ["cpu"]),
    ]:
        cuda = Remote("Cuda", {"is_available": lambda usable=usable: usable, "device_count": lambda count=count: count})
        expect(learner.available_devices(cuda)).equal(right)


@check("TorchDevice makes random float32 matrices and multiplies them when asked", task=3,
       hint="`prepare` makes the matrices, `work` multiplies them, each time anew.")
def multiplies(learner, rng):
    for n in (1, 4, 33):
        answer = learner.probe.on_cpu(n)
        expect(answer["name"]).equal("cpu")
        for name in ("a", "b"):
            expect(answer[name], because=f"This is {name}.").shape(n, n).dtype("float32").finite()
        a, b = (answer[name].array.astype(float) for name in ("a", "b"))
        expect(bool(np.ptp(np.concatenate([a, b])) > 0), because="This says whether a and b hold different numbers.").true()
        # Each entry is a sum of n products in single precision; its rounding grows with their size, not with the sum's.
        close = {"rtol": 1e-4, "atol": 1e-5 * n}
        expect(answer["product"], because="This is the product.").close_to(a @ b, **close)
        expect(answer["later"], because="This is the product after a was doubled.").close_to(2 * (a @ b), **close)


@check("It waits for a GPU, and for a GPU only", task=3,
       hint="`torch.cuda.synchronize` raises an error where there is no GPU. What does the device's name tell?")
def waits_for_gpu(learner, rng):
    for name, right in [("cuda", True), ("cuda:0", True), ("cpu", False)]:
        calls = learner.probe.synchronised(name)
        expect(calls > 0, because=f"This says whether torch.cuda.synchronize was called for {name}.").equal(right)


@check("The table has a row for each device and size, with the median of the repeats", task=4,
       needs=("queue_is_empty",),
       hint="One of the repeats is disturbed now and then. Which number of several minds that least?")
def table(learner, rng):
    for sizes, warmup, repeats in [([64, 8], 2, 3), ([16], 0, 2)]:
        rows, right, _ = _table(learner, rng, sizes, warmup, repeats)
        short = [{key: row[key] for key in ("device", "n", "seconds")} for row in rows]
        expect(short, because="These are your rows without gflops.").close_to(right)


@check("The rates are billions of operations in a second", task=4, needs=("flops", "table"),
       hint="Operations over seconds; giga is a thousand million.")
def rates(learner, rng):
    for sizes in ([8, 64], [300]):
        rows, right, _ = _table(learner, rng, sizes, 0, 1)
        expect([row["gflops"] for row in rows], because="These are the gflops of your rows.").close_to(
            [2 * row["n"] ** 3 / row["seconds"] / 1e9 for row in right])


@check("The matrices are made once for each size, outside of what is timed", task=4, needs=("table",),
       hint="Making random matrices takes longer than multiplying them. How often does `prepare` need to run?")
def prepares_once(learner, rng):
    _, _, cards = _table(learner, rng, [8, 64], 1, 2)
    for card in cards:
        expect(card.log, because=f"These are the calls on {card.name}, without synchronize.").equal(
            (["prepare"] + ["work"] * 3) * 2)


@check("On the real CPU the table is consistent with itself", task=4, needs=("rates", "multiplies", "waits_for_gpu"),
       hint="Call it yourself: profile([TorchDevice('cpu')], [64, 128], time.perf_counter, 1, 3).")
def real_cpu(learner, rng):
    rows = _rows(learner.probe.measured([32, 96]), 2)
    for row, n in zip(rows, [32, 96], strict=True):
        expect([row["device"], row["n"]]).equal(["cpu", n])
        expect(row["seconds"], because="These are seconds.").finite().between(0, 30)  # a call may take 30 s
        expect(row["gflops"] * row["seconds"], because="This is gflops times seconds.").close_to(2e-9 * n**3)


@check("The worked example of the break-even comes out right", task=5,
       hint="Go through the sizes from the largest down. Where does the fast device stop being faster?")
def break_even_example(learner, rng):
    rows = _measured({"cpu": {64: 0.1, 128: 0.9, 256: 8.0}, "cuda:0": {64: 0.5, 128: 0.6, 256: 0.7}})
    expect(learner.break_even(rows, "cpu", "cuda:0")).equal(128)


@check("A lucky small size doesn't count, whatever the order of the rows", task=5, needs=("break_even_example",),
       hint="\"From which size on\" means: there and at every larger size.")
def break_even_fresh(learner, rng):
    sizes = sorted(int(n) for n in rng.choice(np.arange(10, 4000), size=6, replace=False))
    for faster, right in [([1, 0, 0, 1, 1, 1], sizes[3]), ([1, 1, 1, 1, 1, 1], sizes[0]), ([0, 1, 1, 1, 1, 0], None),
                          ([0, 0, 0, 0, 0, 1], sizes[5])]:
        cpu = {n: float(rng.uniform(1, 2)) for n in sizes}
        gpu = {n: cpu[n] * (0.5 if flag else 1.5) for n, flag in zip(sizes, faster, strict=True)}
        rows = _measured({"cpu": cpu, "cuda:0": gpu, "cuda:1": {n: 0.001 for n in sizes}})
        shuffled = [rows[place] for place in rng.permutation(len(rows))]
        expect(learner.break_even(shuffled, "cpu", "cuda:0")).equal(right)


@check("A tie isn't faster, and a device that wasn't measured never is", task=5, needs=("break_even_example",),
       hint="What does your code do when there are no rows of one device at all?")
def break_even_edges(learner, rng):
    tie = _measured({"cpu": {8: 1.0, 16: 2.0, 32: 4.0}, "cuda:0": {8: 1.5, 16: 2.0, 32: 1.0}})
    expect(learner.break_even(tie, "cpu", "cuda:0")).equal(32)
    expect(learner.break_even(_measured({"cpu": {8: 1.0, 16: 2.0}}), "cpu", "cuda:0")).equal(None)


def _times(learner, rng, warmup, repeats, waits):
    """The durations on a simulated device; `waits` makes it one with a queue."""
    clock = Clock()
    launch = float(rng.uniform(0.01, 0.05))
    kernels = _kernels(rng, warmup, repeats)
    card = Card(clock, "card", launch, {1: kernels}, waits)
    card.n = 1
    answer = learner.time_call(card.work, card.synchronize, clock.read, warmup, repeats)
    expect(len(card.log), because="This counts the calls of work.").equal(warmup + repeats)
    expect(answer).close_to([launch + seconds for seconds in kernels[warmup:]])


def _kernels(rng, warmup, repeats):
    """Seconds of each call: slow ones to warm up with, then steady ones, the second of them disturbed."""
    steady = rng.uniform(0.5, 0.6, size=repeats)
    if repeats > 1:
        steady[1] += 2.0
    return [*rng.uniform(4, 6, size=warmup).tolist(), *steady.tolist()]


def _table(learner, rng, sizes, warmup, repeats):
    """What profile answers for a simulated CPU and GPU; the right rows without gflops; the two devices."""
    clock = Clock()
    cards = []
    for name, waits in [("cpu", False), ("cuda:0", True)]:
        kernels = {n: [n * second for second in _kernels(rng, warmup, repeats)] for n in sizes}
        cards.append(Card(clock, name, float(rng.uniform(0.01, 0.05)), kernels, waits))
    rows = learner.profile([card.remote() for card in cards], sizes, clock.read, warmup, repeats)
    right = [{"device": card.name, "n": n,
              "seconds": float(np.median([card.launch + second for second in card.kernels[n][warmup:]]))}
             for card in cards for n in sizes]
    return _rows(rows, len(right)), right, cards


def _rows(rows, count):
    expect(rows, because="There is a row for each device and size.").kind("list", "tuple").length(count)
    for row in rows:
        expect(row).kind("dict")
        expect(sorted(row, key=str), because="These are the names in a row.").equal(["device", "gflops", "n", "seconds"])
    return rows


def _measured(seconds):
    return [{"device": name, "n": n, "seconds": value, "gflops": 2e-9 * n**3 / value}
            for name, by_size in seconds.items() for n, value in by_size.items()]
