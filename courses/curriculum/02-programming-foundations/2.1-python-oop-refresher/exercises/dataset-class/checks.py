"""A dataset class with everything that follows from a length and an example at each place."""

import random

from grader.checks import Failed, Kept, check, expect

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@check("The worked example: five examples, from both ends", task=1,
       hint="A list knows negative places too. What does your __getitem__ hand on to it?")
def worked_example(learner, rng):
    data = learner.new("ListDataset", [10, 20, 30, 40, 50], ["a", "b", "c", "d", "e"])
    expect(len(data)).equal(5)
    for place, right in [(0, (10, "a")), (1, (20, "b")), (4, (50, "e")), (-1, (50, "e")), (-5, (10, "a"))]:
        expect(data[place]).equal(right)


@check("Any sequences, of any length", task=1, needs=("worked_example",),
       hint="Tuples are sequences too, and no examples are a dataset as well.")
def any_sequences(learner, rng):
    for count in (1, 4, 9):
        inputs, targets = _numbers(rng, count), _numbers(rng, count)
        data = learner.new("ListDataset", tuple(inputs), targets)
        expect(len(data)).equal(count)
        expect([list(data[place]) for place in range(-count, count)]).equal(
            [[inputs[place], targets[place]] for place in range(-count, count)])
    expect(len(learner.new("ListDataset", [], []))).equal(0)


@check("Beyond the ends there is an IndexError", task=1, needs=("worked_example",),
       hint="Which places exist, counted from the front and from the back? -6 of five examples is none of them.")
def beyond(learner, rng):
    for count in (5, 1, 0):
        data = learner.new("ListDataset", _numbers(rng, count), _numbers(rng, count))
        for some in (data, learner.new("Subset", data, list(range(count))), learner.probe.strict(count, 2)):
            for place in (count, count + 3, -count - 1, -count - 4):
                learner.raises(IndexError, lambda some=some, place=place: some[place])


@check("Iteration visits every example once, and ends", task=1, needs=("beyond",),
       hint="Without __iter__ Python asks for 0, 1, 2, ... until an IndexError comes.")
def iteration(learner, rng):
    for count in (6, 1, 0):
        inputs, targets = _numbers(rng, count), _numbers(rng, count)
        data = learner.new("ListDataset", inputs, targets)
        expect(learner.probe.iterated(data)).equal([[x, y] for x, y in zip(inputs, targets, strict=True)])


@check("What can't be a place, and lists that don't match, are refused", task=1, needs=("worked_example",),
       hint="operator.index tells whole numbers from everything else. Compare the lengths when the dataset is made.")
def refuses(learner, rng):
    data = learner.new("ListDataset", [1, 2, 3], [4, 5, 6])
    for strange in ("1", 1.5, None):
        learner.raises(TypeError, lambda strange=strange: data[strange])
    for inputs, targets in [([1, 2, 3], [1, 2]), ([1], [1, 2]), ([], [1])]:
        learner.raises(ValueError, "ListDataset", inputs, targets)


@check("A slice is a dataset with the examples that the slice of a list would have", task=2, needs=("worked_example",),
       hint="range(len(self)) can be sliced like a list, and gives just the places.")
def slices(learner, rng):
    inputs, targets = _numbers(rng, 9), list(LETTERS[:9])
    data = learner.new("ListDataset", inputs, targets)
    for cut in [(1, 5, None), (None, 3, None), (2, None, None), (1, 8, 3), (None, None, -1), (7, 1, -2), (-3, None, None),
                (4, 99, None), (5, 2, None)]:
        part, places = _dataset(learner.probe.part(data, *cut)), list(range(9))[slice(*cut)]
        expect(len(part)).equal(len(places))
        expect(learner.probe.items(part)).equal([[inputs[place], targets[place]] for place in places])


@check("A slice counts its own places, and can be sliced again", task=2, needs=("slices",),
       hint="Place 0 of the part is another place in the whole. Which object knows the translation?")
def slices_of_slices(learner, rng):
    for first, second in [((2, 9, None), (1, 4, None)), ((None, None, -1), (0, 6, 2)), ((1, None, 2), (None, None, -1))]:
        inputs = _numbers(rng, 10)
        part = _dataset(learner.probe.part(learner.new("ListDataset", inputs, inputs), *first))
        own = inputs[slice(*first)]
        for place in (0, len(own) - 1, -1, -len(own)):
            expect(part[place]).equal((own[place], own[place]))
        again = _dataset(learner.probe.part(part, *second))
        expect(learner.probe.items(again)).equal([[x, x] for x in own[slice(*second)]])


@check("A Subset takes any places, in any order, also twice", task=2, needs=("worked_example",),
       hint="Example i of the subset is example places[i] of the dataset.")
def subset(learner, rng):
    for count in (6, 8):
        inputs, targets = _numbers(rng, count), _numbers(rng, count)
        places = [int(place) for place in rng.integers(0, count, size=5)] + [count - 1, 0, 0]
        data = learner.new("Subset", learner.new("ListDataset", inputs, targets), places)
        expect(len(data)).equal(len(places))
        expect(learner.probe.items(data)).equal([[inputs[place], targets[place]] for place in places])
        expect(data[-3]).equal((inputs[count - 1], targets[count - 1]))


@check("The transform is applied to the inputs, afresh each time", task=3, needs=("worked_example",),
       hint="Ask twice for the same example. Is the second answer transformed twice?")
def transformed(learner, rng):
    for factor in (3, 7):
        inputs, targets = _numbers(rng, 5), _numbers(rng, 5)
        data = learner.new("ListDataset", inputs, targets, lambda x, factor=factor: factor * x + 1)
        for place in (2, 2, 0, -1, 2):
            expect(data[place]).equal((factor * inputs[place] + 1, targets[place]))


@check("It is called for the examples asked for, and for no others", task=3, needs=("transformed", "slices"),
       hint="When is the function called: when the dataset is made, or when example(place) is?")
def lazily(learner, rng):
    inputs = _numbers(rng, 8)
    seen = []

    def note(x):
        seen.append(x)
        return -x

    data = learner.new("ListDataset", inputs, inputs, transform=note)
    part = _dataset(learner.probe.part(data, 1, 7, 2))
    calls = "This counts the calls of the transform before any example was asked for."
    expect([len(data), len(part), len(seen)], because=calls).equal([8, 3, 0])
    expect(part[1]).equal((-inputs[3], inputs[3]))
    expect(seen, because="These are the inputs that were transformed when one example was asked for.").equal([inputs[3]])


@check("The batches of the worked example", task=4, needs=("worked_example",),
       hint="Where does each batch begin? The last one may be short, but it is there.")
def batches_example(learner, rng):
    data = learner.new("ListDataset", [10, 20, 30, 40, 50], ["a", "b", "c", "d", "e"])
    right = [[[10, 20], ["a", "b"]], [[30, 40], ["c", "d"]], [[50], ["e"]]]
    expect(learner.probe.batches(data, 2)).equal(right)
    expect(learner.probe.batches(data, 3)).equal([[[10, 20, 30], ["a", "b", "c"]], [[40, 50], ["d", "e"]]])


@check("Batches of any size, with a short last one or without", task=4, needs=("batches_example",),
       hint="When the sizes come out even there is no short batch: drop_last has nothing to drop.")
def any_batches(learner, rng):
    for count, size in [(7, 3), (6, 3), (4, 1), (3, 5), (0, 2)]:
        inputs, targets = _numbers(rng, count), _numbers(rng, count)
        data = learner.new("ListDataset", inputs, targets)
        for drop in (False, True):
            starts = [start for start in range(0, count, size) if not drop or start + size <= count]
            right = [[inputs[start:start + size], targets[start:start + size]] for start in starts]
            expect(learner.probe.batches(data, size, drop_last=drop)).equal(right)
        for bad in (0, -2):
            learner.raises(ValueError, lambda data=data, bad=bad: learner.probe.batches(data, bad))


@check("With a seed the order is random, pairs stay together, and each example comes once", task=4,
       needs=("any_batches",), hint="Shuffle one list of places, and take inputs and targets by the same place.")
def shuffled(learner, rng):
    inputs = [int(x) for x in rng.permutation(1000)[:24]]
    data = learner.new("ListDataset", inputs, [-x for x in inputs])
    orders = []
    for seed in (0, 1, 2, 1):
        found = learner.probe.batches(data, 5, seed=seed)
        expect([len(batch[0]) for batch in found]).equal([5, 5, 5, 5, 4])
        order = [x for batch, _ in found for x in batch]
        expect(sorted(order), because="These are the inputs of all batches, sorted.").equal(sorted(inputs))
        expect([y for _, batch in found for y in batch], because="The targets must follow their inputs.").equal(
            [-x for x in order])
        orders.append(order)
    # Two of 24! orders agree by chance less than once in 10^23 times.
    expect(orders[1] == orders[3], because="The same seed must give the same order.").true()
    expect(len({tuple(order) for order in [*orders, inputs]}),
           because="This counts the different orders: of three seeds, and without one.").equal(4)


@check("Shuffling leaves Python's global random numbers alone", task=4, needs=("shuffled",),
       hint="random.seed and random.shuffle use one generator for the whole program; random.Random(seed) is one's own.")
def own_generator(learner, rng):
    data = learner.new("ListDataset", _numbers(rng, 10), _numbers(rng, 10))
    theirs = random.Random(1234)
    right = [theirs.random() for _ in range(3)]
    for seed in (0, int(rng.integers(1, 1000))):
        expect(learner.probe.global_numbers(data, seed)).close_to(right)


@check("A batch is read when it is asked for", task=4, needs=("batches_example", "lazily"),
       hint="A function with `yield` stops after each batch until the next one is wanted.")
def batches_lazily(learner, rng):
    inputs = _numbers(rng, 9)
    seen = []

    def note(x):
        seen.append(x)
        return -x

    data = learner.new("ListDataset", inputs, inputs, transform=note)
    expect(learner.probe.first_batch(data, 3)).equal([[-x for x in inputs[:3]], inputs[:3]])
    expect(seen, because="These inputs were read for the first batch alone.").equal(inputs[:3])


@check("Somebody else's dataset has it all, given a length and examples", task=4, needs=("batches_example", "slices"),
       hint="Dataset may use len(self) and self.example(place), with places from 0 on, and nothing that only lists have.")
def anyones(learner, rng):
    for count in (5, 8):
        factor = int(rng.integers(2, 90))
        data = learner.probe.strict(count, factor)
        for place in (0, count - 1, -1, -count):
            own = place % count
            expect(data[place]).equal((own * factor, -own))
        part = _dataset(learner.probe.part(data, 1, None, 2))
        right = [[place * factor, -place] for place in range(1, count, 2)]
        expect(learner.probe.items(part)).equal(right)
        expect(learner.probe.batches(part, len(right))).equal([[[x for x, _ in right], [y for _, y in right]]])


def _numbers(rng, count):
    return rng.integers(-99, 99, size=count).tolist()


def _dataset(answer):
    if not isinstance(answer, Kept):
        message = "A slice should be a dataset, but it is plain data."
        raise Failed(message, expected="a Subset", got=type(answer).__name__)
    return answer
