"""fails: order_back
silent: the judge has no PyTorch to try it with

The generator of the loader isn't saved

Training goes on with the batches in another order. Save `generator.get_state()`, and set it on the way back.
"""


def save(model, optimizer, generator, epoch):
    file = io.BytesIO()
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "torch": torch.get_rng_state(),
                "epoch": epoch}, file)
    return file.getvalue()


def load(data, model, optimizer, generator):
    state = torch.load(io.BytesIO(data))
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    torch.set_rng_state(state["torch"])
    return state["epoch"]
