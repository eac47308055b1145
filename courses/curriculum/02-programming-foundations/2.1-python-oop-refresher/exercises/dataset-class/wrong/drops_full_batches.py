"""fails: any_batches

drop_last drops the last batch even when it is full

With six examples and batches of three, no batch is short, so none should be left out. Look at the batch's own length.
"""


class Dataset(Dataset):
    def batches(self, size, seed=None, drop_last=False):
        if size < 1:
            raise ValueError("size")
        places = list(range(len(self)))
        if seed is not None:
            random.Random(seed).shuffle(places)
        chosen = [places[start : start + size] for start in range(0, len(places), size)]
        for batch in chosen[:-1] if drop_last else chosen:
            examples = [self[place] for place in batch]
            yield [x for x, _ in examples], [y for _, y in examples]
