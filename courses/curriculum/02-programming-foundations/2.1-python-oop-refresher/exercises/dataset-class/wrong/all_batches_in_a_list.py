"""fails: batches_lazily
silent: the answers are right; only when the examples were read is not

All batches are made before the first one is used

Your function collects the batches in a list and returns it. A whole epoch is then in memory, and the first step waits
for the last file. Write `yield` instead of `append`.
"""


class Dataset(Dataset):
    def batches(self, size, seed=None, drop_last=False):
        if size < 1:
            raise ValueError("size")
        places = list(range(len(self)))
        if seed is not None:
            random.Random(seed).shuffle(places)
        collected = []
        for start in range(0, len(places), size):
            chosen = places[start : start + size]
            if len(chosen) == size or not drop_last:
                examples = [self[place] for place in chosen]
                collected.append(([x for x, _ in examples], [y for _, y in examples]))
        return collected
