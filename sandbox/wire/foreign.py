"""What objects of other libraries become as data, and back: torch tensors, pandas tables.

Neither library is imported here: an object of theirs can only turn up once its library is loaded. Used on both sides;
`as_data` also names what isn't data at all, by its type and a short repr.
"""

from __future__ import annotations

import sys
from typing import Any

from sandbox.values import Frame, Opaque, Tensor

REPR_LENGTH = 200


def as_data(thing: Any) -> Any:
    """A Tensor, Frame or list for what torch and pandas make, an Opaque for everything else. Never raises."""
    try:
        for reading in (_tensor(thing), _table(thing)):
            if reading is not None:
                return reading
        return opaque(thing)
    except Exception as failure:
        return Opaque(type_name(thing), f"could not be read: {type(failure).__name__}")


def opaque(thing: Any) -> Opaque:
    return Opaque(type_name(thing), safe_repr(thing))


def type_name(thing: Any) -> str:
    """`Tensor`, `numpy.ndarray`, `MyClass`: with the module where it is a library's."""
    kind = type(thing)
    module = str(kind.__dict__.get("__module__", "builtins"))
    plain = module in ("builtins", "__main__") or not hasattr(sys.modules.get(module), "__file__")
    name = str(type.__dict__["__qualname__"].__get__(kind))
    return name if plain else f"{module}.{name}"


def safe_repr(thing: Any) -> str:
    """A short repr, whatever the object's own `__repr__` does."""
    try:
        text = str(repr(thing))
    except Exception as failure:
        return f"<its repr raised {type(failure).__name__}>"
    return text if len(text) <= REPR_LENGTH else text[: REPR_LENGTH - 1] + "…"


def as_library_object(record: Any) -> Any:
    """The torch tensor or pandas DataFrame a record stands for; other records as they are.

    Raises ImportError where the library isn't installed.
    """
    if isinstance(record, Tensor):
        import torch

        tensor = torch.from_numpy(record.array).to(getattr(torch, record.dtype))
        return tensor.requires_grad_(record.requires_grad)
    if isinstance(record, Frame):
        import pandas

        return pandas.DataFrame(record.columns, index=record.index)
    return record


def _tensor(thing: Any) -> Tensor | None:
    torch = sys.modules.get("torch")
    if torch is None or not isinstance(thing, torch.Tensor):
        return None
    values = thing.detach().cpu()
    if values.layout != torch.strided:
        values = values.to_dense()
    try:
        array = values.resolve_conj().resolve_neg().numpy()
    except (TypeError, RuntimeError):  # bfloat16, float8, quantised: NumPy has no such type
        array = values.to(torch.float32).numpy()
    return Tensor(array, str(thing.dtype).removeprefix("torch."), str(thing.device), bool(thing.requires_grad))


def _table(thing: Any) -> Frame | list[Any] | None:
    pandas = sys.modules.get("pandas")
    if pandas is None:
        return None
    if isinstance(thing, pandas.Index):
        return _column(thing)
    if isinstance(thing, pandas.Series):
        thing = thing.to_frame(name="" if thing.name is None else thing.name)
    if not isinstance(thing, pandas.DataFrame):
        return None
    columns = {str(name): _column(thing.iloc[:, place]) for place, name in enumerate(thing.columns)}
    return Frame(columns, _column(thing.index))


def _column(column: Any) -> list[Any]:
    """The elements of a column as plain data: dates as ISO text, missing values of extension types as None."""
    pandas = sys.modules["pandas"]
    if getattr(column.dtype, "kind", "") in "mM":
        return list(column.astype(str))
    return [None if element is pandas.NA else element for element in column.tolist()]
