"""fails: honest
silent: the judge has no PyTorch to try it with

A GPU is claimed that isn't there

Code that says "cuda" without asking ends with an error on every machine without one. Ask `is_available()` first.
"""


def available_devices(cuda):
    return ["cpu", *(f"cuda:{index}" for index in range(max(1, cuda.device_count())))]
