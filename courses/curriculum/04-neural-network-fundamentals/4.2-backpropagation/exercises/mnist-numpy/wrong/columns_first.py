"""fails: prepare_example

The pixels are read column by column

It would do for training, as long as you always do the same. The contract asks for rows, the order in which NumPy
stores them, so that weights can be looked at as pictures: `W1[:, 0].reshape(28, 28)`.
"""

def prepare(images):
    return images.transpose(0, 2, 1).reshape(len(images), -1) / 255.0
