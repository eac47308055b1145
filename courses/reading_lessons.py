"""Reading one lesson: front matter, passages of Markdown and code cells of lesson.md, and the figures beside it.

The format is the one of docs/authoring.md. Every mistake is noted with its line of lesson.md. Nothing is run here; the
tests run the cells of the curriculum, and `courses.rendering_lessons` makes HTML of what is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

from courses.contents import IMAGES, PRELOADS, Cell, Figure, LessonContent, Passage, Problem
from courses.tables import Table, table_of

_FIGURE = re.compile(r"!\[[^\]]*\]\((?P<path>[^)\s]+)\)")
_FIGURE_PATH = re.compile(r"figures/(?P<name>[a-z0-9][a-z0-9_-]*\.svg)")
_ANCHOR = re.compile(r"^#+ .*\{#(?P<anchor>[\w-]+)\}\s*$", re.MULTILINE)
_VIEW = re.compile(r'<svg\b[^>]*?\bviewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+(?P<width>[\d.]+)[ ,]+(?P<height>[\d.]+)"')
_CELLS = {"python {run}": "run", "python {predict}": "predict"}
_OF_CELLS = ("output", "because")  # blocks that belong to the cell before them


def read_lesson(
    folder: Path, *, name: str, title: str, concepts: Sequence[str], problems: list[Problem]
) -> LessonContent | None:
    """The topic's lesson; None where it has none, or, with the problems noted, where it could not be read.

    `name` is the topic's folder as problems name it; `title` and `concepts` are the topic's own.
    """
    path = folder / "lesson.md"
    if not path.is_file():
        return None
    return _Lesson(path, f"{name}/lesson.md", problems).read(title, tuple(concepts))


class _Lesson:
    """One lesson.md being read."""

    def __init__(self, path: Path, name: str, problems: list[Problem]) -> None:
        self._path = path
        self._name = name
        self._problems = problems

    def read(self, title: str, concepts: tuple[str, ...]) -> LessonContent | None:
        before = len(self._problems)
        lines = self._lines()
        if "+++" not in lines[1:] or lines[0] != "+++":
            self._complain(1, "a lesson opens with TOML between two lines of +++")
            return None
        end = lines.index("+++", 1)
        # The opening +++ becomes an empty line, so that lines of the table are lines of the file.
        table = table_of("\n".join(["", *lines[1:end]]), name=self._name, problems=self._problems)
        blocks = tuple(self._blocks(lines, end + 1))
        for block in blocks:
            if isinstance(block, Cell):
                self._check(block)
        if table is None:
            return None
        facts = self._facts(table, title, concepts, _anchors(blocks))
        lesson = LessonContent(**facts, blocks=blocks, figures=tuple(self._figures(blocks)))
        return lesson if len(self._problems) == before else None

    def _lines(self) -> list[str]:
        try:
            return self._path.read_text(encoding="utf-8").split("\n")
        except UnicodeDecodeError:
            self._complain(1, "lesson.md is not UTF-8 text; save it as UTF-8")
            return ["+++", "+++"]

    def _facts(self, table: Table, title: str, concepts: tuple[str, ...], anchors: set[str]) -> dict[str, Any]:
        if (own := table.text("title")) != title:
            table.complain(f"title = {own!r} must be the topic's: {title!r}", "title")
        facts: dict[str, Any] = {
            "minutes": table.integer("minutes", low=1, high=600),
            "image": table.text("image", choices=IMAGES),
            "preload": table.text("preload", default="none", choices=PRELOADS),
            "concepts": tuple(
                _concept(each, want, anchors)
                for each, want in zip_longest(table.tables("concepts"), concepts, fillvalue=None)
                if each is not None
            ),
        }
        if len(facts["concepts"]) < len(concepts):
            table.complain(f"a concept is missing: {concepts[len(facts['concepts'])]}")
        table.finish()
        return facts

    def _blocks(self, lines: Sequence[str], start: int) -> Iterator[Passage | Cell]:
        """Passages and cells in their order; other fenced blocks stay in the text."""
        block: Passage | Cell | None = None
        for info, body, line in self._fences(lines, start):
            if info in _CELLS:
                yield from _ended(block)
                block = Cell(_CELLS[info], body, line)
            elif info in _OF_CELLS:
                if not isinstance(block, Cell) or (block.shown if info == "output" else block.because) is not None:
                    self._complain(line - 1, f"{info} follows a cell, once")
                elif info == "output":
                    block = replace(block, shown=body)
                else:
                    block = replace(block, because=body, because_line=line)
            elif info:
                self._complain(line - 1, f"unknown block {info!r}; a cell is `python {{run}}` or `python {{predict}}`")
            elif isinstance(block, Passage):
                block = Passage(f"{block.text}\n{body}", block.line)
            elif body.strip():
                yield from _ended(block)
                block = Passage(body, line)
        yield from _ended(block)

    def _fences(self, lines: Sequence[str], start: int) -> Iterator[tuple[str, str, int]]:
        """(what the fence says, its body, the body's first line); text outside and plain blocks are one line each,
        under an empty word."""
        fence, body, opened = "", [""], 0
        for number, line in enumerate(lines[start:], start=start + 1):
            if not fence and line.startswith("```"):
                fence, body, opened = line, [], number
            elif fence and line == "```":
                info = fence[3:].strip()
                if "{" in info or info in _OF_CELLS:
                    yield info, "\n".join(body), opened + 1
                else:
                    yield "", "\n".join([fence, *body, line]), opened
                fence = ""
            elif fence:
                body.append(line)
            else:
                yield "", line, number
        if fence:
            self._complain(opened, "the block is never closed")

    def _check(self, cell: Cell) -> None:
        if cell.kind == "run":
            if cell.because is not None:
                self._complain(cell.line, "because belongs to predict cells")
            return
        if not re.match(r"# .*\?", cell.source):
            self._complain(cell.line, "a predict cell begins with a comment that asks: # Which shape comes out?")
        if not cell.shown or "\n" in cell.shown:
            self._complain(cell.line, "the answer of a predict cell is one line of output")
        if not cell.because:
            self._complain(cell.line, "a predict cell has a because block that says why")

    def _figures(self, blocks: Sequence[Passage | Cell]) -> Iterator[Figure]:
        """Each figure that the text shows, once. Nothing else of the folder becomes part of the site."""
        met: set[str] = set()
        for block in blocks:
            if isinstance(block, Passage):
                text, first = block.text, block.line
            else:
                text, first = block.because or "", block.because_line
            for found in _FIGURE.finditer(text):
                if found["path"] not in met:
                    met.add(found["path"])
                    line = first + found.string[: found.start()].count("\n")
                    yield from self._figure(found["path"], line)

    def _figure(self, path: str, line: int) -> Iterator[Figure]:
        named = _FIGURE_PATH.fullmatch(path)
        if named is None:
            self._complain(line, f"the figure {path} must be figures/….svg, in lower case")
            return
        try:
            svg = (self._path.parent / path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            self._complain(line, f"there is no readable file {path} beside lesson.md; figures.py makes it")
            return
        size = _VIEW.search(svg)
        if size is None:
            self._complain(line, f"{path} has no viewBox, so that nothing says how large it is")
            return
        yield Figure(named["name"], svg, round(float(size["width"])), round(float(size["height"])))

    def _complain(self, line: int, message: str) -> None:
        self._problems.append(Problem(self._name, line, message))


def _ended(block: Passage | Cell | None) -> Iterator[Passage | Cell]:
    if block is not None:
        yield block


def _anchors(blocks: Sequence[Passage | Cell]) -> set[str]:
    return {anchor for block in blocks if isinstance(block, Passage) for anchor in _ANCHOR.findall(block.text)}


def _concept(table: Table, text: str | None, anchors: set[str]) -> dict[str, Any]:
    concept = {"text": table.text("text"), "anchor": table.text("anchor"), "resurfaces": table.texts("resurfaces")}
    if concept["text"] != text:
        table.complain(f"text must be the concept of topic.toml at this place: {text or 'none'}", "text")
    if concept["anchor"] and concept["anchor"] not in anchors:
        table.complain(f"no heading of the lesson has the anchor {{#{concept['anchor']}}}", "anchor")
    table.finish()
    return concept
