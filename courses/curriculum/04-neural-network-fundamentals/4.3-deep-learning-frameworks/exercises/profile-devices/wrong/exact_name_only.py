"""fails: waits_for_gpu
silent: the judge has no PyTorch to try it with

`"cuda:0"` isn't recognised as a GPU

You compare the whole name with `"cuda"`. A number may follow: `torch.device(name).type` is `"cuda"` for both.
"""


class TorchDevice(TorchDevice):
    def synchronize(self):
        if self.name == "cuda":
            torch.cuda.synchronize()
