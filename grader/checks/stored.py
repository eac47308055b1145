"""`data`: the arrays of a file that lies beside checks.py, for data sets that no check can draw.

    MNIST = data("mnist")  # data/mnist.npz of the exercise, read once, when checks.py is loaded
    images, labels = MNIST["images"], MNIST["labels"]

They belong to the judge. The learner's side gets what a check passes to a call, and nothing else.
"""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

import numpy as np

from grader.checks.failures import AuthorError
from grader.checks.kinds import Array

Files = tuple[tuple[str, str], ...]  # name without .npz, the file's bytes in base64

_files: ContextVar[dict[str, str]] = ContextVar("files_beside_checks")


def data(name: str) -> dict[str, Array]:
    """The arrays of data/<name>.npz by their names, read-only. Only while checks.py is loaded: call it at its top."""
    files = _files.get(None)
    if files is None:
        raise AuthorError("data() is called at the top of checks.py, not in a check")
    if name not in files:
        raise AuthorError(f"there is no data/{name}.npz; there is {', '.join(files) or 'none'}")
    try:
        with np.load(io.BytesIO(base64.b64decode(files[name])), allow_pickle=False) as opened:
            arrays = {key: opened[key] for key in opened.files}
    except (ValueError, OSError, zipfile.BadZipFile) as broken:
        raise AuthorError(f"data/{name}.npz can't be read: {broken}") from broken
    for array in arrays.values():
        array.setflags(write=False)  # all checks of all submissions share them
    return arrays


@contextmanager
def holding(files: Files) -> Iterator[None]:
    """While a checks.py with these files is loaded."""
    token = _files.set(dict(files))
    try:
        yield
    finally:
        _files.reset(token)


def files_of(stored: Sequence[dict[str, str]]) -> Files:
    """From `data` of an exercise's content."""
    return tuple((each["name"], each["npz"]) for each in stored)
