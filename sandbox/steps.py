"""One step of a batch: what to do with which object inside, and whether the result comes out or stays.

A batch is one CALL frame: its steps run in order until one raises, and a later step can use the result of an earlier
one through `Earlier(position)`, so that several calls cost one round trip. On the wire a step is the dictionary that
`to_dict` makes. Arguments are plain data, a `Handle`, an `Earlier`, a `Remote`, or a function of the caller (an ask).

    Step.call("matmul", a, b)                            a function of the learner's module
    Step.call("Tensor", 2.0, want=Want.HANDLE)           an object that stays inside
    Step.method(handle, "backward"), Step.get(handle, "grad"), Step.set(handle, "training", False)
    Step.operator("add", handle, 3.0), Step.operator("getitem", handle, 0), Step.operator("len", handle)
    Step.release(handle)
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from sandbox.values import Earlier, Handle

Target = Handle | Earlier | str  # a string is the name of a loaded module


class Want(StrEnum):
    """What becomes of a step's result."""

    DATA = "data"
    HANDLE = "handle"  # it stays inside, a Handle comes out
    EITHER = "either"  # data where it is data (not Opaque); otherwise it stays inside and a Handle comes out
    NOTHING = "nothing"  # only later steps of the batch use it


class Action(StrEnum):
    CALL = "call"  # target.name(*args, **kwargs); an empty name calls the target itself
    GET = "get"  # target.name
    SET = "set"  # target.name = args[0]
    OPERATOR = "operator"  # one of OPERATORS on args
    RELEASE = "release"  # forget the handles in args


# Names of Python's operator module, and of the built-in functions that belong with them.
OPERATORS = frozenset(
    (
        *("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift"),
        *("iadd", "isub", "imul", "itruediv", "imatmul", "neg", "pos", "abs", "invert", "and_", "or_", "xor"),
        *("eq", "ne", "lt", "le", "gt", "ge", "getitem", "setitem", "delitem", "contains"),
        *("len", "bool", "int", "float", "complex", "str", "repr", "hash", "iter", "next"),
        *("list", "tuple", "dict", "sorted", "type_name"),
    )
)


@dataclass(frozen=True, slots=True)
class Step:
    action: Action
    target: Target = ""
    name: str = ""
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)
    want: Want = Want.DATA
    echo_args: bool = False  # the result is values.Called: what came out, and the arguments as they are afterwards

    @classmethod
    def call(cls, function: str, *args: Any, module: str = "solution", want: Want = Want.DATA, **kwargs: Any) -> Step:
        return cls(Action.CALL, module, function, args, kwargs, want)

    @classmethod
    def method(cls, target: Target, name: str, *args: Any, want: Want = Want.DATA, **kwargs: Any) -> Step:
        return cls(Action.CALL, target, name, args, kwargs, want)

    @classmethod
    def get(cls, target: Target, name: str, want: Want = Want.DATA) -> Step:
        return cls(Action.GET, target, name, want=want)

    @classmethod
    def set(cls, target: Target, name: str, value: Any) -> Step:
        return cls(Action.SET, target, name, (value,), want=Want.NOTHING)

    @classmethod
    def operator(cls, name: str, *operands: Any, want: Want = Want.DATA) -> Step:
        """`name` is one of OPERATORS; raises ValueError for another one."""
        if name not in OPERATORS:
            raise ValueError(f"there is no operator {name!r}; there are {', '.join(sorted(OPERATORS))}")
        return cls(Action.OPERATOR, "", name, operands, want=want)

    @classmethod
    def release(cls, *handles: Handle) -> Step:
        return cls(Action.RELEASE, args=handles, want=Want.NOTHING)

    def echoing(self) -> Step:
        """The same step, its arguments reported back afterwards."""
        return replace(self, echo_args=True)

    def to_dict(self) -> dict[str, Any]:
        """For the wire."""
        return {
            "action": str(self.action),
            "target": self.target,
            "name": self.name,
            "args": list(self.args),
            "kwargs": self.kwargs,
            "want": str(self.want),
            "echo_args": self.echo_args,
        }
