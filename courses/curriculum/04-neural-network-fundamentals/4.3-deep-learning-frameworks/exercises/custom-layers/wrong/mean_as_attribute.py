"""fails: centre_registered
silent: the judge has no PyTorch to try it with

The running mean is an ordinary attribute

It isn't saved with the model, and `.to(device)` leaves it behind. `register_buffer` makes it part of the state.
"""


class Centre(Centre):
    def __init__(self, size, momentum=0.1):
        super().__init__()
        self.momentum = momentum
        self.mean = torch.zeros(size)
