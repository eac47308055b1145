"""fails: dropout_back
silent: the judge has no PyTorch to try it with

The global generator isn't saved

The loader's order comes back, but dropout draws from PyTorch's own generator: `torch.get_rng_state()` belongs into the checkpoint too.
"""


def save(model, optimizer, generator, epoch):
    file = io.BytesIO()
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "generator": generator.get_state(),
                "epoch": epoch}, file)
    return file.getvalue()


def load(data, model, optimizer, generator):
    state = torch.load(io.BytesIO(data))
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    generator.set_state(state["generator"])
    return state["epoch"]
