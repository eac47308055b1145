"""fails: item_example
silent: the judge has no PyTorch to try it with

All recordings are divided by the same number

One root mean square for the whole table leaves a far bell quiet and a near one loud. Each row has its own: `axis=1`.
"""


class Recordings(Recordings):
    def __init__(self, waves, bells):
        self.waves = torch.tensor(waves / np.sqrt(np.mean(waves**2)), dtype=torch.float32)
        self.bells = torch.tensor(bells, dtype=torch.int64)
