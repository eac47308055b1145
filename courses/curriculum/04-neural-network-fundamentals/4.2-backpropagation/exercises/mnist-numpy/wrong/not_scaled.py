"""fails: prepare_example

The pixels still go up to 255

Inputs that are 255 times as large make the first logits some hundreds apart, and gradients 255 times as large: the first step
throws the network far away.
"""

def prepare(images):
    return images.reshape(len(images), -1).astype(float)
