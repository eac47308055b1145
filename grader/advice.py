"""A learner's exception made ready to show: their own frames, and one sentence for the mistakes everybody makes once.

Advice says where to look, never what the solution is. It is matched on the exception's type and words only, so it costs
nothing and knows nothing of the exercise.
"""

from __future__ import annotations

import re
from dataclasses import asdict, replace

from grader.results import ErrorReport
from sandbox.values import LearnerError, SourceFrame

TEXT = 2_000  # characters of a message; a hostile one may be megabytes
FRAMES = 20
COMPREHENSIONS = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}

_ADVICE: tuple[tuple[str, str, str], ...] = (
    (
        "NotImplementedError",
        r"",
        "This is the line that waits for your code: replace it.",
    ),
    (
        "IndexError",
        r"list index out of range",
        "An index runs past the end of a list: compare the loop's range with the length of the very list it indexes.",
    ),
    (
        "IndexError",
        r"out of bounds for axis",
        "An index is larger than that axis: check which axis the loop runs over.",
    ),
    (
        "IndexError",
        r"too many indices",
        "The array has fewer axes than you index: look at its shape on the failing line.",
    ),
    (
        "KeyError",
        r"",
        "The dictionary has no such key: print its keys just before this line.",
    ),
    (
        "AttributeError",
        r"'NoneType'",
        "Something is `None` here: a function that should have returned a value has no `return` on this path.",
    ),
    (
        "AttributeError",
        r"'list' object has no attribute",
        "This is a plain list, not an array: lists have no `shape`, `sum` or `T`.",
    ),
    (
        "TypeError",
        r"'NoneType' object is not subscriptable",
        "Something is `None` here: a function that should have returned a value has no `return` on this path.",
    ),
    (
        "TypeError",
        r"'(int|float)' object is not subscriptable",
        "You index a number: there is one pair of brackets more than the data has levels.",
    ),
    (
        "TypeError",
        r"'(int|float)' object is not iterable",
        "You loop over a number: did you mean `range(...)` of it?",
    ),
    (
        "TypeError",
        r"missing \d+ required positional",
        "A call passes too few arguments: compare it with the `def` line.",
    ),
    (
        "TypeError",
        r"takes \d+ positional arguments? but",
        "A call passes too many arguments; in a class, is `self` the first parameter?",
    ),
    (
        "TypeError",
        r"can't multiply sequence by non-int",
        "A list times a float: multiply its elements, not the list.",
    ),
    (
        "TypeError",
        r"unsupported operand type",
        "The two sides of this operator are of different kinds: look at their types on the failing line.",
    ),
    (
        "TypeError",
        r"list indices must be integers",
        "A list takes one integer between brackets: `a[i][j]`, not `a[i, j]`.",
    ),
    (
        "TypeError",
        r"only (integer|length-1|0-dimensional)",
        "An array stands where one number is wanted.",
    ),
    (
        "ValueError",
        r"operands could not be broadcast|shapes .* not aligned|mismatch in its core dimension",
        "The shapes don't fit: write both down and see which axis should meet which.",
    ),
    (
        "ValueError",
        r"truth value of an array",
        "An array can't be true or false as a whole: use `.any()` or `.all()`, or compare element by element.",
    ),
    (
        "ValueError",
        r"setting an array element with a sequence|inhomogeneous",
        "The rows have different lengths, so they make no array.",
    ),
    (
        "RuntimeError",
        r"mat1 and mat2 shapes cannot be multiplied",
        "The shapes don't fit: the inner sizes must be equal.",
    ),
    (
        "RuntimeError",
        r"expected scalar type|same dtype",
        "Two tensors have different dtypes: convert one of them.",
    ),
    (
        "RuntimeError",
        r"does not require grad",
        "The result isn't connected to any parameter: was it detached, or computed under `no_grad`?",
    ),
    (
        "RuntimeError",
        r"modified by an inplace operation",
        "A tensor needed for the gradient was changed in place.",
    ),
    (
        "RuntimeError",
        r"backward through the graph a second time",
        "The graph is gone after one `backward()`: recompute the loss, or detach what should not be followed.",
    ),
    (
        "RecursionError",
        r"",
        "A function calls itself without end: is there a case in which it stops?",
    ),
    (
        "ZeroDivisionError",
        r"",
        "Something is divided by zero: which input makes the denominator 0?",
    ),
    (
        "UnboundLocalError",
        r"",
        "The variable is assigned in only some of the paths through the function.",
    ),
    (
        "NameError",
        r"name 'np' is not defined",
        "NumPy isn't imported: `import numpy as np` belongs at the top.",
    ),
    (
        "NameError",
        r"",
        "The name isn't known here: a typing slip, or it is defined in another function?",
    ),
    (
        "ModuleNotFoundError",
        r"",
        "This library isn't in the exercise's sandbox; the task can be solved without it.",
    ),
    (
        "OverflowError",
        r"",
        "A number got too large: subtract the maximum before `exp`, or work with logarithms.",
    ),
    (
        "MemoryError",
        r"",
        "The data grew beyond the sandbox's memory: what is the largest thing you build?",
    ),
    (
        "IndentationError",
        r"",
        "The line starts at another column than its neighbours: use four spaces a level.",
    ),
    (
        "TabError",
        r"",
        "Tabs and spaces are mixed: use four spaces a level.",
    ),
    (
        "SyntaxError",
        r"was never closed",
        "A bracket is opened and not closed; the caret shows which.",
    ),
    (
        "SyntaxError",
        r"expected ':'",
        "A line that opens a block ends with a colon.",
    ),
    (
        "SyntaxError",
        r"Maybe you meant '=='",
        "`=` assigns, `==` compares.",
    ),
)


def advise(type_name: str, message: str) -> str:
    """One sentence for a well-known exception, or nothing."""
    for kind, pattern, sentence in _ADVICE:
        if kind == type_name and re.search(pattern, message[:TEXT]):
            return sentence
    return ""


def report_error(error: LearnerError) -> ErrorReport:
    """What the learner is shown of an exception: own frames, notes, advice; every text cut to a readable length."""
    message = error.message[:TEXT]
    return ErrorReport(
        type_name=error.type_name[:100],
        message=message,
        frames=tuple(asdict(frame) for frame in _one_a_line(error.frames)[-FRAMES:]),
        notes=tuple(note[:TEXT] for note in error.notes[:10]),
        advice=advise(error.type_name, message),
    )


def _one_a_line(frames: tuple[SourceFrame, ...]) -> tuple[SourceFrame, ...]:
    """A comprehension is a frame of its own (before Python 3.12): readers see its line once, with the values inside."""
    lines: list[SourceFrame] = []
    for frame in frames:
        before = lines[-1] if lines else None
        if before and frame.function in COMPREHENSIONS and (before.file, before.line) == (frame.file, frame.line):
            lines[-1] = replace(frame, function=before.function)
        else:
            lines.append(frame)
    return tuple(lines)


def unwritten(error: LearnerError) -> str | None:
    """The function that the starter still leaves open, when this is the starter's own NotImplementedError."""
    if error.type_name != "NotImplementedError":
        return None
    return error.frames[-1].function if error.frames else "this function"
