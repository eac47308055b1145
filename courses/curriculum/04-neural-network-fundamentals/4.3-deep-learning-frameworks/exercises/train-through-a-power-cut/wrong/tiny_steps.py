"""fails: strange_tower
silent: the judge has no PyTorch to try it with

The learning rate is so small that little is learned

Thirty epochs at a rate of 0.00003 hardly move the weights. Print the history: if the share still rises at the end, larger steps or more of them are needed.
"""


def fit(waves, bells, valid_waves, valid_bells, epochs, seed):
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    loader = DataLoader(Recordings(waves, bells), batch_size=32, shuffle=True, generator=generator)
    valid = DataLoader(Recordings(valid_waves, valid_bells), batch_size=256)
    model = Listener(waves.shape[1], 64, int(bells.max()) + 1)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-5)
    history, best = [], None
    for _ in range(epochs):
        train_epoch(model, loader, optimizer)
        history.append(evaluate(model, valid))
        if best is None or history[-1] > max(history[:-1]):
            best = copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return model, history
