"""What a result of the gate depends on, as short hashes: the content, the code that judges it, the libraries inside.

Of our code only what can turn a pass into a failure counts, without comments and docstrings: the authors' vocabulary,
the running of checks, static rules, recognition of known mistakes, and how values are called for and carried out of the
sandbox. Engines, limits, pools and the words of a diagnosis can't change which check fails; they have their own tests.
"""

from __future__ import annotations

import ast
import hashlib
import io
import re
import tokenize
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from courses.contents import ExerciseContent, LessonContent, hash_of

ROOT = Path(__file__).resolve().parents[2]
JUDGING = (
    "grader/checks/*.py",
    "grader/judging/checking.py",
    "grader/judging/suspecting.py",
    "grader/judging/verdicts.py",
    "grader/judging/work.py",
    "grader/rules.py",
    "sandbox/session.py",
    "sandbox/steps.py",
    "sandbox/values.py",
    "sandbox/wire/*.py",
    "sandbox/inside/calling.py",
    "sandbox/inside/figures.py",
    "sandbox/inside/loading.py",
    "sandbox/inside/preloading.py",
)
RUNNING = ("grader/gate/outputs.py", "sandbox/inside/loading.py", "sandbox/inside/preloading.py")
# Each image is built from those before it (docker/sandbox.Dockerfile).
LOCKS = {"python": (), "science": ("science",), "torch": ("science", "torch"), "torch-cuda": ("science", "torch")}


def of_exercise(content: ExerciseContent) -> dict[str, str]:
    """{content, code, libraries}: when one changes, what was found is no longer known to hold."""
    answers = [content.verdict_hash, [_judged(each) for each in content.wrong], list(content.also_right)]
    return {
        "content": hash_of(answers)[:16],
        "code": code_hash(JUDGING),
        "libraries": _libraries(content.profile["image"]),
    }


def of_lesson(lesson: LessonContent) -> dict[str, str]:
    """The same of a lesson, whose words may change without any cell being run again."""
    cells = [[cell.source, cell.shown] for cell in lesson.cells]
    return {
        "content": hash_of([lesson.image, lesson.preload, cells])[:16],
        "code": code_hash(RUNNING),
        "libraries": _libraries(lesson.image),
    }


@cache
def code_hash(patterns: Sequence[str]) -> str:
    """Of the files that the patterns name; raises FileNotFoundError where one names nothing any more."""
    digest = hashlib.sha256()
    for pattern in patterns:
        files = sorted(ROOT.glob(pattern))
        if not files:
            raise FileNotFoundError(f"{pattern} names no file any more; bring grader/gate/fingerprints.py up to date")
        for file in files:
            digest.update(f"\0{file.relative_to(ROOT)}\0{bare(file.read_text(encoding='utf-8'))}".encode())
    return digest.hexdigest()[:16]


def bare(source: str) -> str:
    """The source without docstrings, comments and empty lines. By places in the text, so the same on every Python."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and _docstring(node):
            first = node.body[0]
            for number in range(first.lineno, (first.end_lineno or first.lineno) + 1):
                lines[number - 1] = ""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    return "\n".join(line.rstrip() for line in lines if line.strip())


def _docstring(node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return ast.get_docstring(node, clean=False) is not None


def _judged(wrong: dict[str, str]) -> list[str]:
    """A wrong answer without its misconception, whose words decide nothing."""
    code = re.sub(r'\A\s*("""|\'\'\')(.|\n)*?\1', "", wrong["source"])
    return [wrong["name"], wrong["fails"], wrong["silent"], code]


@cache
def _libraries(image: str) -> str:
    digest = hashlib.sha256()
    for name in LOCKS[image]:
        digest.update((ROOT / "docker" / "requirements" / f"{name}.txt").read_bytes())
    return digest.hexdigest()[:16]
