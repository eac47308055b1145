"""Runs the steps of a batch on the learner's objects, and keeps those that stay inside."""

from __future__ import annotations

import builtins
import importlib
import operator
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from sandbox.steps import OPERATORS, Action, Want
from sandbox.values import Earlier, Function, Handle, Opaque, Remote
from sandbox.wire import Caps, encode
from sandbox.wire.foreign import as_data, as_library_object, type_name

Ask = Callable[[Function, tuple[Any, ...], dict[str, Any]], Any]
_REFERENCES = (Handle, Earlier)
_CONTAINERS = (list, tuple, dict)


class Calls:
    """The objects kept for the judge, and what is done with them. `ask` calls a function of the judge."""

    def __init__(self, ask: Ask) -> None:
        self.kept: dict[int, Any] = {}
        self.ask = ask
        self.next_handle = 1
        self.results: list[Any] = []
        self.position = 0

    def run(self, steps: list[dict[str, Any]], caps: Caps) -> list[bytes | None]:
        """One encoded result for each step, None where none is wanted. What a step raises passes through.

        Each is encoded at once: a later step may change the object.
        """
        self.results = []
        encoded: list[bytes | None] = []
        for self.position, step in enumerate(steps):
            encoded.append(self._run_one(step, caps))
        return encoded

    def revive(self, record: Any) -> Any:
        """Applied to each record of an argument while it is read; references wait until the step runs."""
        if isinstance(record, Function):
            return self._proxy(record)
        if isinstance(record, Remote):
            return _as_object(record)
        return as_library_object(record)

    def _run_one(self, step: dict[str, Any], caps: Caps) -> bytes | None:
        if step["action"] == Action.RELEASE:
            for handle in step["args"]:
                self.kept.pop(handle.number, None)
            self.results.append(None)
            return None
        args = [self._resolve(value) for value in step["args"]]
        kwargs = {name: self._resolve(value) for name, value in step["kwargs"].items()}
        result = self._act(step, args, kwargs)
        self.results.append(result)
        if step["want"] == Want.NOTHING:
            return None
        echo = {"args": _echo(step["args"], args), "kwargs": _echo_named(step["kwargs"], kwargs)}

        def encoded(value: Any, reduce: Callable[[Any], Any]) -> bytes:
            return encode({"value": value, **echo} if step["echo_args"] else value, caps=caps, reduce=reduce)

        if step["want"] == Want.EITHER:
            try:
                return encoded(result, _only_data)
            except _NotData:  # what holds anything that isn't data stays inside, whole
                pass
        return encoded(result if step["want"] == Want.DATA else self._keep(result), as_data)

    def _act(self, step: dict[str, Any], args: list[Any], kwargs: dict[str, Any]) -> Any:
        name = step["name"]
        if step["action"] == Action.OPERATOR:
            return _operator(name)(*args)
        target = self._target(step["target"])
        if step["action"] == Action.SET:
            return setattr(target, name, args[0])
        member = getattr(target, name) if name else target
        return member(*args, **kwargs) if step["action"] == Action.CALL else member

    def _target(self, target: str | Handle | Earlier) -> Any:
        return importlib.import_module(target) if isinstance(target, str) else self._resolve(target)

    def _resolve(self, value: Any) -> Any:
        """The value with each reference replaced by the object it stands for."""
        if isinstance(value, Handle):
            return self.kept[value.number]
        if isinstance(value, Earlier):
            return self.results[value.step]
        if type(value) in _CONTAINERS and _refers(value):
            if type(value) is dict:
                return {key: self._resolve(item) for key, item in value.items()}
            return type(value)(self._resolve(item) for item in value)
        return value

    def _keep(self, result: Any) -> Handle:
        handle = Handle(self.next_handle, type_name(result))
        self.next_handle += 1
        self.kept[handle.number] = result
        return handle

    def _proxy(self, function: Function) -> Callable[..., Any]:
        def ask(*args: Any, **kwargs: Any) -> Any:
            return self.ask(function, args, kwargs)

        ask.__name__ = ask.__qualname__ = function.name
        return ask


class _NotData(Exception):
    """The result is, or holds, an object that isn't data."""


def _only_data(thing: Any) -> Any:
    data = as_data(thing)
    if isinstance(data, Opaque):
        raise _NotData
    return data


def _refers(value: Any) -> bool:
    items = value.values() if type(value) is dict else value
    return any(isinstance(item, _REFERENCES) or (type(item) in _CONTAINERS and _refers(item)) for item in items)


def _echo(sent: list[Any], used: list[Any]) -> list[Any]:
    """The arguments as they are now; a reference stays the reference it was."""
    return [before if isinstance(before, _REFERENCES) else after for before, after in zip(sent, used, strict=True)]


def _echo_named(sent: dict[str, Any], used: dict[str, Any]) -> dict[str, Any]:
    return dict(zip(sent, _echo(list(sent.values()), list(used.values())), strict=True))


def _operator(name: str) -> Callable[..., Any]:
    if name not in OPERATORS:
        raise ValueError(f"there is no operator {name!r}")
    if name == "type_name":
        return type_name
    return getattr(operator, name, None) or getattr(builtins, name)  # type: ignore[no-any-return]


def _as_object(remote: Remote) -> Any:
    """An object with the judge's methods and attributes, of a class of the judge's name."""
    made = type(remote.type_name, (SimpleNamespace,), {})
    return made(**remote.attributes, **remote.methods)
