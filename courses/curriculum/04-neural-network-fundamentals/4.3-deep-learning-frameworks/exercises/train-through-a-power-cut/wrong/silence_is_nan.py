"""fails: silence
silent: the judge has no PyTorch to try it with

Silence becomes NaN

Zero over zero. One NaN in a batch makes the loss NaN, and after one step every weight.
"""


class Recordings(Recordings):
    def __init__(self, waves, bells):
        given = torch.tensor(waves)
        self.waves = (given / given.pow(2).mean(dim=1, keepdim=True).sqrt()).float()
        self.bells = torch.tensor(bells, dtype=torch.int64)
