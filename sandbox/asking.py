"""Functions of the caller that code inside may call: they are passed by number, run here, and are counted.

A built-in exception of such a function (a ValueError for a bad argument) is raised inside, in the learner's code. Any
other exception is the caller's own business: the inside is told that the call is over, and the caller gets it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from sandbox.values import AskError, Frame, Function, Tensor
from sandbox.wire import Caps, Unreadable, Unsendable, encode
from sandbox.wire.foreign import as_data

_REPLY = Caps(bytes=64 * 1024 * 1024, items=20_000_000)


class Functions:
    def __init__(self, most: int) -> None:
        self._most = most
        self._asked = 0
        self._known: list[Callable[..., Any]] = []
        self._pending: BaseException | None = None

    def as_argument(self, thing: Any) -> Any:
        """What an argument that isn't plain data is sent as. Raises Unsendable."""
        data = as_data(thing)
        if isinstance(data, (Tensor, Frame, list)):
            return data
        if callable(thing):
            return Function(self._number(thing), str(getattr(thing, "__name__", type(thing).__name__)))
        raise Unsendable(f"an argument of type {type(thing).__name__} is not data that can be sent")

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """{"value": ...} or {"error": [type name, message]}. Raises Unreadable for a question that makes no sense."""
        function, args, kwargs = self._checked(question)
        if self._pending is not None:
            return _refusal(self._pending)
        try:
            inspect.signature(function).bind(*args, **kwargs)
            value = function(*args, **kwargs)
            encode(value, caps=_REPLY, reduce=self.as_argument)
        except Exception as raised:
            if not _is_plain(raised) and not isinstance(raised, AskError):
                self._pending = raised
            return _refusal(raised)
        return {"value": value}

    def raise_pending(self) -> None:
        """After the request is over: what a function raised for its caller."""
        pending, self._pending = self._pending, None
        if pending is not None:
            raise pending

    def _checked(self, question: dict[str, Any]) -> tuple[Callable[..., Any], list[Any], dict[str, Any]]:
        number, args, kwargs = question["function"], question["args"], question["kwargs"]
        if type(number) is not int or not 0 <= number < len(self._known) or type(question["ask"]) is not int:
            raise Unreadable("a question to nobody")
        if type(args) is not list or type(kwargs) is not dict or any(type(name) is not str for name in kwargs):
            raise Unreadable("a question of the wrong form")
        self._asked += 1
        if self._asked > self._most:
            raise Unreadable(f"the functions passed in were called more than {self._most:,} times")
        return self._known[number], args, kwargs

    def _number(self, function: Callable[..., Any]) -> int:
        for number, known in enumerate(self._known):
            if known == function:
                return number
        self._known.append(function)
        return len(self._known) - 1


def _is_plain(raised: Exception) -> bool:
    return type(raised).__module__ == "builtins" and not isinstance(raised, AssertionError)


def _refusal(raised: BaseException) -> dict[str, Any]:
    if isinstance(raised, AskError):
        return {"error": [raised.type_name, raised.message]}
    if isinstance(raised, Exception) and _is_plain(raised):
        return {"error": [type(raised).__name__, str(raised)]}
    return {"error": ["RuntimeError", "the call was ended by the one who made it"]}
