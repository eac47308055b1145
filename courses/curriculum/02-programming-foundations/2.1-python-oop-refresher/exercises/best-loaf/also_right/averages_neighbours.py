"""Search around the best few by weights; registry of lists; tuples out of the journal as lists."""


class Registry(Registry):
    def __init__(self):
        self.names, self.functions = [], []

    def _enter(self, name, function):
        if name in self.names:
            raise ValueError(name)
        self.names.append(name)
        self.functions.append(function)
        return function

    def __getitem__(self, name):
        for each, function in zip(self.names, self.functions):
            if each == name:
                return function
        raise KeyError(name)

    def __len__(self):
        return len(self.names)

    def __iter__(self):
        yield from self.names

    def __contains__(self, name):
        return name in self.names


class Journal(Journal):
    def __init__(self):
        self.entries = []

    def on_quality(self, recipe, quality):
        self.entries.append([recipe, quality])

    @property
    def best(self):
        found = None
        for entry in self.entries:
            if entry[1] is not None and (found is None or entry[1] > found[1]):
                found = entry
        return found


def find_recipe(bake, budget, seed):
    draw, journal = random.Random(seed), Journal()
    runner = Runner(bake, (journal,))
    names = list(RANGES)

    def middle(count):
        top = sorted((entry for entry in journal.entries if entry[1] is not None), key=lambda entry: entry[1])[-count:]
        weights = [max(quality, 1e-3) ** 2 for _, quality in top]
        if not top:
            return Recipe(225, 50, 75)
        mixed = (sum(w * getattr(r, name) for w, (r, _) in zip(weights, top)) / sum(weights) for name in names)
        return Recipe(*(min(max(x, RANGES[n][0]), RANGES[n][1]) for n, x in zip(names, mixed)))

    first = budget * 2 // 5
    for number in range(budget):
        if number < first:
            recipe = Recipe(*(draw.uniform(*RANGES[name]) for name in names))
        else:
            reach = 0.16 - 0.1 * (number - first) / (budget - first)
            recipe = middle(3).moved(**{n: draw.gauss(0, reach) * (RANGES[n][1] - RANGES[n][0]) for n in names})
        runner(recipe)
    return middle(6)
