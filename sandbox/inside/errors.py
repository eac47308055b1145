"""An exception of the learner's code as data: their own frames only, and what the arrays on the failing line were.

Exceptions come from code that may do anything, so their `__str__` may raise too; nothing here lets that through.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import asdict
from types import FrameType, TracebackType
from typing import Any

from sandbox.inside.loading import Sources
from sandbox.inside.shapes import shapes_on_line
from sandbox.values import LearnerError, SourceFrame

MESSAGE_LENGTH = 2_000
FIRST_FRAMES, LAST_FRAMES = 5, 15
CHAIN = 5


def describe(exception: BaseException, sources: Sources) -> dict[str, Any]:
    """The exception as a `LearnerError` in the form of a dictionary. Never raises."""
    try:
        error = LearnerError(
            type_name=_name(exception),
            message=message_of(exception),
            frames=tuple(_frames(exception, sources)),
            notes=tuple(_notes(exception, sources)),
            base_names=tuple(base.__name__ for base in _bases(type(exception)) if base is not object),
            limit=limit_of(exception),
        )
    except BaseException as failure:
        error = LearnerError(_name(exception), f"(it could not be described: {_name(failure)})")
    return asdict(error)


def message_of(exception: BaseException) -> str:
    if isinstance(exception, SyntaxError):
        return str(exception.msg)
    try:
        text = str(exception)
    except BaseException as failure:
        return f"(its message could not be read: __str__ raised {_name(failure)})"
    return text if len(text) <= MESSAGE_LENGTH else text[:MESSAGE_LENGTH] + "…"


def limit_of(exception: BaseException) -> str:
    """Which limit of the sandbox the code ran into, by what Python raises then; empty where it was none."""
    if isinstance(exception, MemoryError):
        return "memory"
    if isinstance(exception, OSError) and exception.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "disk"
    if isinstance(exception, BlockingIOError) and exception.errno == errno.EAGAIN:
        return "processes"
    if isinstance(exception, RuntimeError) and "can't start new thread" in message_of(exception):
        return "processes"
    return ""


def _name(exception: BaseException) -> str:
    return str(type.__dict__["__name__"].__get__(type(exception)))  # its metaclass may be the learner's


def _bases(kind: type[BaseException]) -> tuple[type[Any], ...]:
    return tuple(type.__dict__["__mro__"].__get__(kind))


def _frames(exception: BaseException, sources: Sources) -> list[SourceFrame]:
    if isinstance(exception, SyntaxError) and exception.filename in sources.texts:
        return [_syntax_frame(exception, sources)]
    walked = [(frame, line) for frame, line in _walk(exception.__traceback__) if _file(frame) in sources.texts]
    if len(walked) > FIRST_FRAMES + LAST_FRAMES:
        walked = walked[:FIRST_FRAMES] + walked[-LAST_FRAMES:]
    last = len(walked) - 1
    return [_frame(frame, line, sources, with_shapes=place == last) for place, (frame, line) in enumerate(walked)]


def _walk(traceback: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    while traceback is not None:
        yield traceback.tb_frame, traceback.tb_lineno
        traceback = traceback.tb_next


def _file(frame: FrameType) -> str:
    return frame.f_code.co_filename


def _frame(frame: FrameType, line: int, sources: Sources, *, with_shapes: bool) -> SourceFrame:
    source = sources.texts[_file(frame)]
    return SourceFrame(
        file=sources.short(_file(frame)),
        line=line,
        function=frame.f_code.co_name,
        text=_line(source, line),
        shapes=shapes_on_line(source, line, frame) if with_shapes else {},
    )


def _syntax_frame(error: SyntaxError, sources: Sources) -> SourceFrame:
    path, line = str(error.filename), error.lineno or 1
    return SourceFrame(sources.short(path), line, "<module>", _line(sources.texts[path], line))


def _line(source: str, number: int) -> str:
    lines = source.splitlines()
    return lines[number - 1].strip()[:500] if 0 < number <= len(lines) else ""


def _notes(exception: BaseException, sources: Sources) -> Iterator[str]:
    if isinstance(exception, SyntaxError) and exception.text:
        yield _caret(exception)
    for note in list(getattr(exception, "__notes__", []))[:CHAIN]:
        yield str(note)[:MESSAGE_LENGTH]
    if isinstance(exception, BaseExceptionGroup):
        for part in exception.exceptions[:CHAIN]:
            yield f"among them {_name(part)}: {message_of(part)}{_where(part, sources)}"
    yield from _chain(exception, sources)


def _caret(error: SyntaxError) -> str:
    line = (error.text or "").rstrip("\n")
    return line[:500] + "\n" + " " * max((error.offset or 1) - 1, 0) + "^"


def _chain(exception: BaseException, sources: Sources) -> Iterator[str]:
    for _ in range(CHAIN):
        hidden = None if exception.__suppress_context__ else exception.__context__
        earlier = exception.__cause__ or hidden
        if earlier is None:
            return
        how = "caused by" if exception.__cause__ is not None else "while handling"
        yield f"{how} {_name(earlier)}: {message_of(earlier)}{_where(earlier, sources)}"
        exception = earlier


def _where(exception: BaseException, sources: Sources) -> str:
    lines = [line for frame, line in _walk(exception.__traceback__) if _file(frame) in sources.texts]
    return f" (line {lines[-1]})" if lines else ""
