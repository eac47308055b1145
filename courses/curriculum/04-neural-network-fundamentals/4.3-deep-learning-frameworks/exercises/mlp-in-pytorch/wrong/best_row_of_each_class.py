"""fails: predicts
silent: the judge has no PyTorch to try it with

The maximum is taken over the rows

`argmax(dim=0)` finds for each class the row that likes it most. Axis 0 counts the rows; the classes lie along axis 1.
"""


def predict(model, x):
    with torch.no_grad():
        return model(torch.as_tensor(x, dtype=torch.float32)).argmax(dim=0).numpy()
