"""fails: own_generator

The seed goes to the generator of the whole program

`random.seed(seed)` resets the random numbers of everyone: dropout, initial weights, other datasets. All of them then
repeat with each epoch. `random.Random(seed)` is a generator of your own.
"""


class Dataset(Dataset):
    def batches(self, size, seed=None, drop_last=False):
        if size < 1:
            raise ValueError("size")
        places = list(range(len(self)))
        if seed is not None:
            random.seed(seed)
            random.shuffle(places)
        for start in range(0, len(places), size):
            chosen = places[start : start + size]
            if len(chosen) < size and drop_last:
                return
            examples = [self[place] for place in chosen]
            yield [x for x, _ in examples], [y for _, y in examples]
