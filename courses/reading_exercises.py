"""Reading one exercise folder: exercise.toml, the Markdown and the Python beside it. Python is parsed, never run.

hints.md      "## Task 2" begins a ladder, each "### …" below it is one rung
wrong/*.py    the module's docstring: a line "fails: <check>", an empty line, the misconception as Markdown; between the
              first two a line "silent: <why>" where no answer tells this mistake from others. As in also_right/, what
              the file lacks is as in the reference (courses.variants)
data/*.npz    arrays for checks.py (grader.checks.stored)
"""

from __future__ import annotations

import ast
import base64
import hashlib
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from courses.contents import DATA_BYTES, DATA_FILES, GPUS, IMAGES, LIMITS, PRELOADS, SIZES, ExerciseContent, Problem
from courses.starters import derive_starter
from courses.tables import Table, read_table
from courses.variants import complete, parsed

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LADDER = re.compile(r"^## Task (\d+)\b.*$", re.MULTILINE)
_RUNG = re.compile(r"^### .*$", re.MULTILINE)
_WRONG = re.compile(r"fails: *(?P<fails>\w+) *\n(silent: *(?P<silent>\S.*)\n)?\s*(?P<misconception>\S(?s:.*))")


def read_exercise(
    folder: Path, *, name: str, objectives: Sequence[str], problems: list[Problem]
) -> tuple[str, ExerciseContent | None]:
    """The exercise's id ("" where it can't be told) and its content; None when a file could not be read at all.

    `name` is the folder as problems name it, `objectives` the ids that the topic has.
    """
    table = read_table(folder / "exercise.toml", name=f"{name}/exercise.toml", problems=problems)
    if table is None:
        return "", None
    files = _Files(folder, name, problems)
    key = table.text("id")
    if not _ID.fullmatch(key):
        table.complain(f"id = {key!r} must be lower-case words joined by hyphens", "id")
    facts = _facts(table, objectives)
    table.finish()
    return key, _content(key, facts, files)


def _facts(table: Table, objectives: Sequence[str]) -> dict[str, Any]:
    return {
        "title": table.text("title"),
        "kind": table.text("kind", default="exercise", choices=("exercise", "project")),
        "difficulty": table.integer("difficulty", low=1, high=3),
        "minutes": table.integer("minutes", low=1, high=6000),
        "tasks": _tasks(table, objectives),
        "profile": _profile(table.table("profile")),
        "limits": _limits(table.table("limits")),
        "entry_points": tuple(_entry_point(each) for each in table.tables("entry_points", needed=True)),
        "rules": tuple(_rule(each) for each in table.tables("rules")),
        "judge": table.text("judge", default="numpy", choices=("numpy",)),
    }


def _content(key: str, facts: dict[str, Any], files: _Files) -> ExerciseContent | None:
    solution, checks = files.python("solution.py"), files.python("checks.py")
    prompt = files.text("prompt.md")
    if solution is None or checks is None or prompt is None:
        return None
    names = _check_names(checks)
    if not names:
        files.complain("checks.py", 1, "there is no check; write one as a function under @check(…)")
    return ExerciseContent(
        id=key,
        **facts,
        prompt=prompt,
        starter=_starter(solution, files),
        solution=solution,
        checks=checks,
        probe=files.python("probe.py", needed=False) or "",
        hints=_hints(files, [task["number"] for task in facts["tasks"]]),
        wrong=tuple(_wrong(path, files, names, solution) for path in files.below("wrong")),
        also_right=tuple(_answer(path, files, solution) for path in files.below("also_right")),
        explanation=files.text("solution.md", needed=False) or "",
        data=_data(files),
    )


class _Files:
    """The exercise's files as texts. What can't be read is noted, with None for an answer."""

    def __init__(self, folder: Path, name: str, problems: list[Problem]) -> None:
        self._folder = folder
        self._name = name
        self._problems = problems

    def text(self, path: str, *, needed: bool = True) -> str | None:
        try:
            return (self._folder / path).read_text(encoding="utf-8")
        except FileNotFoundError:
            if needed:
                self.complain(path, 1, f"{path} is missing")
        except UnicodeDecodeError:
            self.complain(path, 1, f"{path} is not UTF-8 text; save it as UTF-8")
        return None

    def python(self, path: str, *, needed: bool = True) -> str | None:
        source = self.text(path, needed=needed)
        if source is None:
            return None
        try:
            parsed(source)
        except (SyntaxError, ValueError) as error:
            self.complain(path, getattr(error, "lineno", None) or 1, f"not Python: {getattr(error, 'msg', error)}")
            return None
        return source

    def below(self, folder: str, ending: str = ".py") -> list[str]:
        return [f"{folder}/{path.name}" for path in sorted((self._folder / folder).glob(f"*{ending}"))]

    def archive(self, path: str) -> bytes:
        """The bytes of an .npz; none where it is too large or something else."""
        file = self._folder / path
        if file.stat().st_size > DATA_BYTES:
            self.complain(path, 1, f"larger than {DATA_BYTES:,} bytes; store fewer rows, or smaller kinds of numbers")
        elif not zipfile.is_zipfile(file):
            self.complain(path, 1, "not an .npz file; write it with np.savez_compressed")
        else:
            return file.read_bytes()
        return b""

    def complain(self, path: str, line: int, message: str) -> None:
        self._problems.append(Problem(f"{self._name}/{path}", line, message))


def _tasks(table: Table, objectives: Sequence[str]) -> tuple[dict[str, Any], ...]:
    tasks = []
    for number, each in enumerate(table.tables("tasks", needed=True), start=1):
        if each.integer("number", low=1, high=50) != number:
            each.complain(f"tasks are numbered in order; this one is {number}", "number")
        evidenced = each.texts("objectives")
        for unknown in set(evidenced) - set(objectives):
            known = ", ".join(objectives) or "none"
            each.complain(f"the topic has no objective {unknown}; it has {known}", "objectives")
        tasks.append({"number": number, "title": each.text("title"), "objectives": list(evidenced)})
        each.finish()
    if not tasks:
        table.complain("there is no task; write at least one [[tasks]]")
    return tuple(tasks)


def _profile(table: Table) -> dict[str, str]:
    profile = {
        "image": table.text("image", default="python", choices=IMAGES),
        "preload": table.text("preload", default="none", choices=PRELOADS),
        "size": table.text("size", default="S", choices=SIZES),
        "gpu": table.text("gpu", default="none", choices=GPUS),
    }
    table.finish()
    return profile


def _limits(table: Table) -> dict[str, float]:
    limits = {key: table.number(key) for key in LIMITS if key in table.keys()}  # noqa: SIM118 - a Table, not a dict
    for key in table.keys():  # noqa: SIM118 - a Table, not a dict
        if key not in LIMITS:
            table.complain(f"unknown limit {key}; it can be {', '.join(LIMITS)}", key)
    return {key: value if key.endswith("_s") else int(value) for key, value in limits.items()}


def _entry_point(table: Table) -> dict[str, Any]:
    entry = {
        "name": table.text("name"),
        "kind": table.text("kind", default="function", choices=("function", "class")),
        "signature": table.text("signature"),
        "shapes": table.words("shapes"),
        "axes": table.words("axes"),
    }
    table.finish()
    return entry


def _rule(table: Table) -> dict[str, Any]:
    rule = {"name": table.text("name"), "reason": table.text("reason"), "advisory": table.flag("advisory")}
    table.finish()
    return rule


def _starter(solution: str, files: _Files) -> str:
    try:
        return derive_starter(solution)
    except ValueError as error:
        files.complain("solution.py", 1, str(error))
        return ""


def _hints(files: _Files, tasks: Sequence[int]) -> tuple[dict[str, Any], ...]:
    text = files.text("hints.md", needed=False)
    if text is None:
        return ()
    ladders = []
    for heading, body in _sections(_LADDER, text):
        line = text.count("\n", 0, heading.start()) + 1
        rungs = [f"{rung[0]}\n\n{below}".strip() for rung, below in _sections(_RUNG, body)]
        if int(heading[1]) not in tasks:
            files.complain("hints.md", line, f"there is no task {heading[1]}; the tasks are {_numbers(tasks)}")
        if not rungs:
            files.complain("hints.md", line, "the ladder has no rung; begin each with a heading ### …")
        ladders.append({"task": int(heading[1]), "rungs": rungs})
    if not ladders:
        files.complain("hints.md", 1, "there is no ladder; begin each with a heading ## Task 1")
    return tuple(ladders)


def _sections(heading: re.Pattern[str], text: str) -> list[tuple[re.Match[str], str]]:
    """Each heading with the text below it, up to the next."""
    found = list(heading.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    return [(match, text[match.end() : end].strip()) for match, end in zip(found, ends, strict=True)]


def _wrong(path: str, files: _Files, checks: Sequence[str], solution: str) -> dict[str, str]:
    wrong = {**_answer(path, files, solution), "fails": "", "silent": "", "misconception": ""}
    if not wrong["source"]:
        return wrong
    found = _WRONG.fullmatch(ast.get_docstring(parsed(files.python(path) or "")) or "")
    if found is None:
        files.complain(path, 1, 'begin with a docstring: "fails: <check>", an empty line, then the misconception')
        return wrong
    if found["fails"] not in checks:
        files.complain(path, 1, f"there is no check {found['fails']}; checks.py has {', '.join(checks)}")
    return {**wrong, **found.groupdict(default="")}


def _answer(path: str, files: _Files, solution: str) -> dict[str, str]:
    source = files.python(path)
    return {"name": Path(path).stem, "source": "" if source is None else complete(source, solution)}


def _data(files: _Files) -> tuple[dict[str, str], ...]:
    paths = files.below("data", ".npz")
    for path in paths[DATA_FILES:]:
        files.complain(path, 1, f"there can be {DATA_FILES} files in data/; put several arrays into one")
    read = [(Path(path).stem, files.archive(path)) for path in paths[:DATA_FILES]]
    return tuple(
        {"name": name, "hash": hashlib.sha256(npz).hexdigest(), "npz": base64.b64encode(npz).decode()}
        for name, npz in read
    )


def _check_names(source: str) -> list[str]:
    """Names of the functions under @check, in their order."""
    functions = [node for node in parsed(source).body if isinstance(node, ast.FunctionDef)]
    return [node.name for node in functions if any(_is_check(decorator) for decorator in node.decorator_list)]


def _is_check(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Name) and called.id == "check"


def _numbers(tasks: Sequence[int]) -> str:
    return ", ".join(map(str, tasks))
