"""A session without a sandbox, in this very process: for code we wrote ourselves and for nothing else.

Known wrong answers are run with it to see whether a learner's answers behave alike, and tests use it. It answers the
same steps as `sandbox.session.Session` does, with the same exceptions, but isolates nothing.
"""

from __future__ import annotations

import copy
import linecache
import operator
import sys
import traceback
import types
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from sandbox.steps import Action, Step, Want
from sandbox.values import (
    Called,
    Earlier,
    Figure,
    Frame,
    Handle,
    LearnerError,
    LearnerException,
    Opaque,
    Remote,
    SourceFrame,
    Tensor,
)

_DATA = (bool, int, float, complex, str, bytes, np.ndarray, np.generic, Tensor, Frame, Figure)
_BUILT_IN: dict[str, Any] = {
    kind.__name__: kind
    for kind in (len, bool, int, float, complex, str, repr, hash, iter, next, list, tuple, dict, sorted)
}


class LocalSession:
    """Trusted modules in this process. `files` is as for a session: {"solution.py": source, "probe.py": source}."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._objects: dict[int, Any] = {}
        self._made = 0
        self._modules: dict[str, types.ModuleType] = {}
        for file, source in files.items():
            self._load(file, source)

    @property
    def names(self) -> list[str]:
        """The names that the module `solution` defines."""
        return [name for name in vars(self._modules["solution"]) if not name.startswith("__")]

    def steps(self, steps: Sequence[Step]) -> list[Any]:
        results: list[Any] = []  # raw: a later step may use an earlier result
        answers: list[Any] = []
        for step in steps:
            try:
                raw, args, kwargs = self._act(step, results)
            except Exception as raised:
                raise LearnerException(_error(raised, self._files())) from raised
            results.append(raw)
            answer = self._answer(raw, step.want)
            answers.append(Called(answer, args, kwargs) if step.echo_args else answer)
        return answers

    def figures(self) -> list[Figure]:
        """None: trusted code that draws is looked at in the real sandbox only."""
        return []

    def _load(self, file: str, source: str) -> None:
        name = file.removesuffix(".py")
        module = types.ModuleType(name)
        module.__file__ = file
        linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
        self._modules[name] = module
        shadowed = {other: sys.modules.get(other) for other in self._modules}
        sys.modules.update(self._modules)  # probe.py says `import solution`; dataclasses look their module up
        try:
            exec(compile(source, file, "exec"), module.__dict__)  # noqa: S102  # an author's code, trusted
        except Exception as raised:
            raise LearnerException(_error(raised, self._files())) from raised
        finally:
            _restore(shadowed)

    def _files(self) -> set[str]:
        return {str(module.__file__) for module in self._modules.values()}

    def _act(self, step: Step, results: list[Any]) -> tuple[Any, tuple[Any, ...], dict[str, Any]]:
        # Copies, as what crosses into a sandbox is a copy: code that changes its arguments must not change ours.
        args = tuple(self._argument(arg, results) for arg in step.args)
        kwargs = {key: self._argument(value, results) for key, value in step.kwargs.items()}
        if step.action is Action.OPERATOR:
            return _operate(step.name, args), args, kwargs
        if step.action is Action.RELEASE:
            for handle in step.args:
                self._objects.pop(handle.number, None)
            return None, args, kwargs
        target = self._target(step.target, results)
        if step.action is Action.SET:
            setattr(target, step.name, args[0])
            return None, args, kwargs
        found = getattr(target, step.name) if step.name else target
        return (found if step.action is Action.GET else found(*args, **kwargs)), args, kwargs

    def _target(self, target: Any, results: list[Any]) -> Any:
        return self._modules[target] if isinstance(target, str) else self._argument(target, results)

    def _argument(self, value: Any, results: list[Any]) -> Any:
        if isinstance(value, Handle):
            return self._objects[value.number]
        if isinstance(value, Earlier):
            return results[value.step]
        if isinstance(value, Remote):
            return types.SimpleNamespace(**value.methods, **value.attributes)
        if isinstance(value, (list, tuple)):
            return type(value)(self._argument(item, results) for item in value)
        if isinstance(value, dict):
            return {key: self._argument(item, results) for key, item in value.items()}
        return value if callable(value) else copy.deepcopy(value)

    def _answer(self, raw: Any, want: Want) -> Any:
        if want is Want.NOTHING:
            return None
        if want is Want.HANDLE or (want is Want.EITHER and not _is_data(raw)):
            self._made += 1
            self._objects[self._made] = raw
            return Handle(self._made, type(raw).__name__)
        return copy.deepcopy(raw) if _is_data(raw) else Opaque(type(raw).__name__, repr(raw)[:200])


def _is_data(value: Any) -> bool:
    if value is None or isinstance(value, _DATA):
        return True
    if isinstance(value, dict):
        return all(_is_data(item) for pair in value.items() for item in pair)
    return isinstance(value, (list, tuple, set, frozenset)) and all(_is_data(item) for item in value)


def _operate(name: str, args: tuple[Any, ...]) -> Any:
    if name == "type_name":
        return type(args[0]).__name__
    function = _BUILT_IN.get(name) or getattr(operator, name)
    return function(*args)


def _error(raised: BaseException, files: set[str]) -> LearnerError:
    frames = [
        SourceFrame(frame.filename, frame.lineno or 0, frame.name, frame.line or "")
        for frame in traceback.extract_tb(raised.__traceback__)
        if frame.filename in files
    ]
    bases = tuple(kind.__name__ for kind in type(raised).__mro__[1:-1])
    return LearnerError(type(raised).__name__, str(raised), tuple(frames), (), bases)


def _restore(shadowed: Mapping[str, types.ModuleType | None]) -> None:
    for name, module in shadowed.items():
        if module is None:
            sys.modules.pop(name, None)
        else:
            sys.modules[name] = module
