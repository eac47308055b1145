"""fails: prepare_example

The bytes are scaled before they become floats

`images // 255` stays in bytes, and bytes know no 0.2: everything but white becomes 0. Divide with `/`, which makes
floats.
"""

def prepare(images):
    return (images // 255).reshape(len(images), -1)
