"""What the interpreter imports while it waits, so that the learner's code finds it warm."""

from __future__ import annotations

import gc
import importlib
import os
import sys

LIBRARIES: dict[str, tuple[str, ...]] = {
    "none": (),
    "numpy": ("numpy",),
    "plot": ("numpy", "matplotlib.pyplot", "matplotlib.backends.backend_agg"),
    "ml": ("numpy", "pandas", "sklearn.linear_model"),
    "torch": ("numpy", "torch"),
}


def preload(name: str) -> None:
    """Import the libraries of one preload set. Raises KeyError for an unknown set, ImportError where one is missing."""
    os.environ.setdefault("MPLBACKEND", "agg")
    for library in LIBRARIES[name]:
        importlib.import_module(library)
    gc.collect()
    gc.freeze()  # the collector need not look at any of it again


def versions() -> dict[str, str]:
    found = {"python": sys.version.split()[0]}
    for name in ("numpy", "matplotlib", "pandas", "sklearn", "torch"):
        if name in sys.modules:
            found[name] = str(sys.modules[name].__version__)
    return found


def device() -> str:
    """ "CPU", or the name of the GPU that torch sees."""
    torch = sys.modules.get("torch")
    return str(torch.cuda.get_device_name(0)) if torch is not None and torch.cuda.is_available() else "CPU"
