"""fails: items_fresh
silent: the judge has no PyTorch to try it with

The waves stay in double precision

Arrays of float64 become tensors of float64, and the layers are float32: the first product would be an error.
"""


class Recordings(Recordings):
    def __init__(self, waves, bells):
        loudness = np.sqrt(np.mean(waves**2, axis=1, keepdims=True))
        self.waves = torch.tensor(waves / np.where(loudness > 0, loudness, 1.0))
        self.bells = torch.tensor(bells, dtype=torch.int64)
