"""Markdown of the curriculum as HTML: formulas typeset, code coloured, everything sanitised. Done once, at import.

Readers then need no script for it and nothing shifts. Formulas are `$…$` and `$$…$$`, typeset by KaTeX; code is
coloured by Pygments classes, whose style sheet the front end has. `rendered` caches nothing: the database does.
"""

from __future__ import annotations

import html
import re
import threading
from functools import cache
from pathlib import Path
from typing import Any

import nh3
from markdown import Markdown
from py_mini_racer import MiniRacer

RENDERER = "1"  # raise it when the same Markdown gives other HTML: everything is rendered anew at the next import

_KATEX = Path(__file__).resolve().parents[1] / "frontend" / "vendor" / "katex" / "katex.min.js"
_EXTENSIONS = [
    "tables",
    "sane_lists",
    "attr_list",
    "pymdownx.superfences",
    "pymdownx.highlight",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.tilde",
]
_MATH_TAGS = {
    "math", "semantics", "mrow", "mi", "mo", "mn", "ms", "mtext", "mspace", "mover", "munder", "munderover", "msup",
    "msub", "msubsup", "mfrac", "mroot", "msqrt", "mtable", "mtr", "mtd", "mlabeledtr", "mstyle", "mpadded", "mphantom",
    "menclose", "annotation", "svg", "path", "line",
}  # fmt: skip
_MATH_ATTRIBUTES = {
    "math": {"xmlns", "display"},
    "annotation": {"encoding"},
    "mo": {"stretchy", "fence", "separator", "lspace", "rspace", "minsize", "maxsize", "accent", "mathvariant"},
    "mi": {"mathvariant"},
    "mtext": {"mathvariant"},
    "mstyle": {"scriptlevel", "displaystyle", "mathcolor"},
    "mspace": {"width", "height", "linebreak"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "mfrac": {"linethickness"},
    "mtable": {"rowspacing", "columnspacing", "columnalign", "columnlines", "rowlines", "width"},
    "mtd": {"columnalign"},
    "mpadded": {"width", "height", "depth", "lspace", "voffset"},
    "menclose": {"notation"},
    "svg": {"xmlns", "width", "height", "viewBox", "preserveAspectRatio"},
    "path": {"d"},
    "line": {"x1", "y1", "x2", "y2", "stroke-width"},
}
_ANYWHERE = {"class", "id", "title", "aria-hidden", "role", "style"}
_STYLES = {
    "height", "width", "min-width", "top", "bottom", "left", "right", "vertical-align", "margin-right", "margin-left",
    "margin-top", "margin", "padding-left", "padding-right", "position", "color", "border-bottom-width",
    "border-right-width", "border-top-width", "border-right-style", "text-align",
}  # fmt: skip


class BadFormula(ValueError):
    """A formula that can't be typeset: `tex`, and a message that quotes it and says why."""

    def __init__(self, tex: str, why: str) -> None:
        super().__init__(f"the formula {tex} can't be typeset: {why}")
        self.tex = tex


def rendered(text: str) -> str:
    """Safe HTML of the Markdown text; raises BadFormula."""
    if not text.strip():
        return ""
    page = _markdown().reset().convert(text)
    return _clean(_typeset(page))


def _markdown() -> Markdown:
    """A converter of this thread's own: it keeps state while it converts."""
    converter: Markdown | None = getattr(_local, "markdown", None)
    if converter is None:
        converter = _local.markdown = Markdown(extensions=_EXTENSIONS, extension_configs=_CONFIGURATION)
    return converter


_local = threading.local()
_CONFIGURATION: dict[str, dict[str, Any]] = {
    "pymdownx.arithmatex": {"generic": True, "smart_dollar": True},
    "pymdownx.highlight": {"guess_lang": False, "use_pygments": True},
}

# What pymdownx.arithmatex leaves for a typesetter: \(…\) in a span, \[…\] in a div.
_FORMULA = re.compile(
    r'<(span|div) class="arithmatex">(?:\\\((?P<line>.*?)\\\)|\\\[(?P<block>.*?)\\\])</\1>', re.DOTALL
)


def _typeset(page: str) -> str:
    return _FORMULA.sub(_formula, page)


def _formula(match: re.Match[str]) -> str:
    block = match["block"] is not None
    tex = html.unescape(match["block"] if block else match["line"]).strip()
    options = {"displayMode": block, "output": "htmlAndMathml", "throwOnError": True, "strict": "ignore"}
    answer = _katex().call("typeset", tex, options)
    if "error" in answer:
        raise BadFormula(tex, answer["error"])
    return str(answer["html"])


@cache
def _katex() -> MiniRacer:
    engine = MiniRacer()
    engine.eval(_KATEX.read_text(encoding="utf-8"))
    engine.eval(
        "function typeset(tex, options) {"
        " try { return {html: katex.renderToString(tex, options)} }"
        " catch (error) { return {error: String(error.message)} } }"
    )
    return engine


def _clean(page: str) -> str:
    return nh3.clean(
        page,
        tags=nh3.ALLOWED_TAGS | _MATH_TAGS,
        attributes=_attributes(),
        filter_style_properties=_STYLES,
        link_rel="noopener noreferrer",
    )


@cache
def _attributes() -> dict[str, set[str]]:
    allowed = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
    for tag, names in _MATH_ATTRIBUTES.items():
        allowed[tag] = allowed.get(tag, set()) | names
    allowed["*"] = allowed.get("*", set()) | _ANYWHERE
    return allowed
