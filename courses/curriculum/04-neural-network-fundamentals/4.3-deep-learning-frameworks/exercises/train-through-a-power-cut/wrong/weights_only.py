"""fails: optimizer_back
silent: the judge has no PyTorch to try it with

Only the weights are saved

Adam remembers running means of the gradients and counts its steps. A fresh one begins with steps of full size.
"""


def save(model, optimizer, generator, epoch):
    file = io.BytesIO()
    torch.save({"model": model.state_dict(), "epoch": epoch}, file)
    return file.getvalue()


def load(data, model, optimizer, generator):
    state = torch.load(io.BytesIO(data))
    model.load_state_dict(state["model"])
    return state["epoch"]
