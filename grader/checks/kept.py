"""An object of the learner's that stays inside the sandbox: methods, attributes, items and operators are calls.

    t = learner.new("Tensor", [1.0, 2.0])
    expect((t * 3).data).close_to([3.0, 6.0])      # what is data comes out, what is not stays inside as another proxy
    t.backward(); expect(t.grad).close_to([3.0, 3.0])

A proxy is never compared and never judged: only the data that its methods return is. Each use is one round trip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sandbox.steps import Step, Want
from sandbox.values import Handle

_METHODS = ("method", "builtin_function_or_method", "function", "method-wrapper")


class Kept:
    """A proxy for one object inside."""

    __array_ufunc__ = None  # so that `array @ proxy` asks the learner's __rmatmul__, not NumPy
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, handle: Handle, one: Callable[[Step], Any], freed: list[Handle]) -> None:
        object.__setattr__(self, "handle", handle)
        object.__setattr__(self, "_one", one)
        object.__setattr__(self, "_freed", freed)

    handle: Handle
    _one: Callable[[Step], Any]
    _freed: list[Handle]

    def __del__(self) -> None:
        self._freed.append(self.handle)  # the next call tells the inside, so that loops don't pile up objects there

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = self._one(Step.get(self.handle, name, want=Want.EITHER))
        if isinstance(found, Kept) and found.handle.type_name in _METHODS:
            return lambda *args, **kwargs: self._one(Step.method(self.handle, name, *args, want=Want.EITHER, **kwargs))
        return found

    def __setattr__(self, name: str, value: Any) -> None:
        self._one(Step.set(self.handle, name, value))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._one(Step.method(self.handle, "", *args, want=Want.EITHER, **kwargs))

    def __repr__(self) -> str:
        return f"<{self.handle.type_name} inside the sandbox>"

    def text(self) -> str:
        """What str() says inside."""
        return str(self._operator("str"))

    def _operator(self, name: str, *others: Any, swapped: bool = False) -> Any:
        operands = (*others, self.handle) if swapped else (self.handle, *others)
        return self._one(Step.operator(name, *operands, want=Want.EITHER))

    def __len__(self) -> int:
        return int(self._operator("len"))

    def __iter__(self) -> Iterator[Any]:
        """The items as data, all fetched at once."""
        return iter(self._one(Step.operator("list", self.handle)))

    def __bool__(self) -> bool:
        return bool(self._operator("bool"))

    def __getitem__(self, key: Any) -> Any:
        return self._operator("getitem", key)

    def __setitem__(self, key: Any, value: Any) -> None:
        self._one(Step.operator("setitem", self.handle, key, value, want=Want.NOTHING))

    def __contains__(self, item: Any) -> bool:
        return bool(self._operator("contains", item))

    def __neg__(self) -> Any:
        return self._operator("neg")

    def __pos__(self) -> Any:
        return self._operator("pos")

    def __abs__(self) -> Any:
        return self._operator("abs")

    def __eq__(self, other: object) -> Any:
        return self._operator("eq", other)

    def __ne__(self, other: object) -> Any:
        return self._operator("ne", other)

    def __lt__(self, other: Any) -> Any:
        return self._operator("lt", other)

    def __le__(self, other: Any) -> Any:
        return self._operator("le", other)

    def __gt__(self, other: Any) -> Any:
        return self._operator("gt", other)

    def __ge__(self, other: Any) -> Any:
        return self._operator("ge", other)


def _binary(name: str, *, swapped: bool) -> Callable[[Kept, Any], Any]:
    return lambda self, other: self._operator(name, other, swapped=swapped)


for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul"):
    setattr(Kept, f"__{_name}__", _binary(_name, swapped=False))
    setattr(Kept, f"__r{_name}__", _binary(_name, swapped=True))
