"""fails: best_epoch
silent: the judge has no PyTorch to try it with

The best weights go on training

A `state_dict()` refers to the model's own tensors. What you kept changes with every step, and at the end it is the last epoch. Copy it.
"""


def fit(waves, bells, valid_waves, valid_bells, epochs, seed):
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    loader = DataLoader(Recordings(waves, bells), batch_size=32, shuffle=True, generator=generator)
    valid = DataLoader(Recordings(valid_waves, valid_bells), batch_size=256)
    model = Listener(waves.shape[1], 64, int(bells.max()) + 1)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    history, best = [], None
    for _ in range(epochs):
        train_epoch(model, loader, optimizer)
        history.append(evaluate(model, valid))
        if best is None or history[-1] > max(history[:-1]):
            best = model.state_dict()
    model.load_state_dict(best)
    return model, history
