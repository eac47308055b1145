"""A lesson as the page shows it: HTML of its passages and cells, and the list of its headings. Made once, at import.

Figures and links within the hub get addresses relative to the lesson's page, wherever its course stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from courses.contents import Cell, Figure, LessonContent, Passage, Problem, hash_of
from courses.rendering import BadFormula, rendered

LESSONS = "2"  # raise it when the same lesson gives another page: every lesson is made anew at the next import

_WIDE = 520  # from here on a phone shows a figure larger than its screen, rather than with words too small to read

_IMAGE = re.compile(r'<img alt="(?P<alt>[^"]*)" src="figures/(?P<name>[\w.-]+)">')
_HEADING = re.compile(r'<h(?P<level>[23])(?: id="(?P<id>[^"]+)")?>(?P<words>.*?)</h(?P=level)>', re.DOTALL)
_LINK = re.compile(r"</?a\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def lesson_page(content: LessonContent, *, name: str, problems: list[Problem]) -> dict[str, Any] | None:
    """{concepts, libraries: {image, preload}, headings: [{level, id, html}], blocks: [{kind, …}]}; None, with the
    problem noted, for a bad formula.

    A block is {kind: text, html}, {kind: run, number, source, code_html, output} or {kind: predict, number, source,
    question, code_html, output, because_html}. Cells are numbered from 1. `name` is lesson.md as problems name it.
    """
    before = len(problems)
    page = _Page(content, name, problems)
    blocks = [page.block(block) for block in content.blocks]
    if len(problems) > before:
        return None
    concepts = [{**each, "resurfaces": list(each["resurfaces"])} for each in content.concepts]
    libraries = {"image": content.image, "preload": content.preload}
    return {"concepts": concepts, "libraries": libraries, "headings": page.headings, "blocks": blocks}


class _Page:
    """One page in the making: which headings were met, and how many cells."""

    def __init__(self, content: LessonContent, name: str, problems: list[Problem]) -> None:
        self._figures: Mapping[str, Figure] = {figure.name: figure for figure in content.figures}
        self._name = name
        self._problems = problems
        self.headings: list[dict[str, Any]] = []
        self._cells = 0

    def block(self, block: Passage | Cell) -> dict[str, Any]:
        if isinstance(block, Passage):
            html = _HEADING.sub(self._heading, self._html(block.text, block.line))
            return {"kind": "text", "html": html}
        if block.kind == "run":
            return self._cell(block, block.source)
        question, _, code = block.source.partition("\n")
        because = self._html(block.because or "", block.because_line)
        return {**self._cell(block, code), "question": question[2:], "because_html": because}

    def _cell(self, cell: Cell, code: str) -> dict[str, Any]:
        """What is shown of it is what runs, so that lines are those that one sees."""
        self._cells += 1
        source = code.strip("\n")
        shown = {"kind": cell.kind, "output": cell.shown or ""}
        return {**shown, "number": self._cells, "source": source, "code_html": _code(source)}

    def _html(self, text: str, line: int) -> str:
        try:
            html = rendered(text)
        except BadFormula as error:
            line += text.partition(error.tex.split("\n")[0])[0].count("\n")
            self._problems.append(Problem(self._name, line, str(error)))
            return ""
        return _IMAGE.sub(self._image, html).replace('href="/topics/', 'href="../../')

    def _image(self, match: re.Match[str]) -> str:
        """With its size, so that nothing shifts, and the hash of its content, so that browsers may keep it."""
        figure = self._figures.get(match["name"])
        if figure is None:  # an <img> written as HTML: only Markdown makes a figure part of the lesson
            return match[0]
        wide = ' class="wide"' if figure.width > _WIDE else ""
        return (
            f'<img{wide} alt="{match["alt"]}" src="figures/{figure.name}?v={figure_hash(figure.svg)}"'
            f' width="{figure.width}" height="{figure.height}" loading="lazy">'
        )

    def _heading(self, match: re.Match[str]) -> str:
        anchor = match["id"] or self._anchor(_TAG.sub("", match["words"]))
        self.headings.append({"level": int(match["level"]), "id": anchor, "html": _LINK.sub("", match["words"])})
        return f'<h{match["level"]} id="{anchor}">{match["words"]}</h{match["level"]}>'

    def _anchor(self, words: str) -> str:
        anchor = "-".join(re.findall(r"[a-z0-9]+", words.lower())) or "section"
        taken = {heading["id"] for heading in self.headings}
        return anchor if anchor not in taken else f"{anchor}-{len(taken)}"


def figure_hash(svg: str) -> str:
    return hash_of(svg)[:12]


def _code(source: str) -> str:
    return rendered(f"~~~~python\n{source}\n~~~~")
