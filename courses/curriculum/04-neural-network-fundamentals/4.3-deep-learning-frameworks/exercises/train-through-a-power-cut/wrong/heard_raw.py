"""fails: hears_evenly
silent: the judge has no PyTorch to try it with

`hear` gives the network raw recordings

It was trained on waves of one size, and now hears them as loud as they come. What is done to the data in training must be done to it ever after.
"""


def hear(model, waves):
    model.eval()
    with torch.no_grad():
        return model(torch.tensor(waves, dtype=torch.float32)).argmax(dim=1).numpy()
