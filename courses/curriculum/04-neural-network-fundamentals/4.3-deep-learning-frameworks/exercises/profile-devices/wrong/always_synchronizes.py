"""fails: waits_for_gpu
silent: the judge has no PyTorch to try it with

The CPU waits for a GPU as well

`torch.cuda.synchronize()` raises an error on a machine without a GPU, and costs time on one that has it. Look at the device first.
"""


class TorchDevice(TorchDevice):
    def synchronize(self):
        torch.cuda.synchronize()
