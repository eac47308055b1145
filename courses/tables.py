"""TOML with line numbers: a table that is asked for each key by kind, and remembers what was wrong and where.

tomllib forgets lines, so the line of a key is found by a scan of the text; it needs to be right for the plain TOML that
authors write (tables, arrays of tables, one key a line).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from courses.contents import Problem

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*(["']?)([\w-]+)\1\s*(?:\.[\w.-]+\s*)?=""")
_SYNTAX = re.compile(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)")

_HUGE = 1e300  # neither infinity nor a whole number that no float can hold

Where = tuple[str | int, ...]


class Table:
    """One table of a TOML file. Each getter takes a key out; `finish` reports the keys that nobody asked for."""

    def __init__(self, data: dict[str, Any], source: Source, where: Where = ()) -> None:
        self._data = data
        self._source = source
        self._where = where
        self._asked: list[str] = []

    def text(self, key: str, *, default: str | None = None, choices: Sequence[str] = ()) -> str:
        value = self._take(key, str, "a text in quotes", needed=default is None)
        if value is None:
            return default or ""
        if choices and value not in choices:
            self.complain(f"{key} = {value!r} is unknown; it can be {_listed(choices)}", key)
        if default is None and not value.strip():
            self.complain(f"{key} is empty", key)
        return str(value)

    def integer(self, key: str, *, low: int, high: int, default: int | None = None) -> int:
        value = self._take(key, int, "a whole number", needed=default is None)
        if value is None:
            return default or 0
        if not low <= value <= high:
            self.complain(f"{key} = {value} is out of range; it can be {low} to {high}", key)
        return int(value)

    def number(self, key: str) -> float:
        value = self._take(key, (int, float), "a number", needed=True)
        if value is None:
            return 0.0
        if not 0 < value < _HUGE:
            self.complain(f"{key} = {value} must be above 0", key)
            return 0.0
        return float(value)

    def real(self, key: str) -> float:
        """Any number, also one below 0."""
        value = self._take(key, (int, float), "a number", needed=True) or 0
        if not -_HUGE < value < _HUGE:  # nor is nan
            self.complain(f"{key} = {value} is no number to work with", key)
            return 0.0
        return float(value)

    def integers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers from 0; may be empty, not missing."""
        values = self._take(key, list, "a list of whole numbers: [3, 4]", needed=True) or []
        if not all(type(value) is int and value >= 0 for value in values):
            self.complain(f"{key} must be a list of whole numbers from 0: [3, 4]", key)
            return ()
        return tuple(values)

    def flag(self, key: str, *, needed: bool = False) -> bool:
        """False where it isn't given."""
        return bool(self._take(key, bool, "true or false", needed=needed))

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._take(key, list, 'a list of texts: ["…", "…"]', needed=False) or []
        if not all(isinstance(value, str) for value in values):
            self.complain(f'{key} must be a list of texts: ["…", "…"]', key)
            return ()
        return tuple(values)

    def words(self, key: str) -> dict[str, Any]:
        """A small table of texts or lists of texts, such as `axes = { result = ["row", "column"] }`."""
        return dict(self._take(key, dict, 'a table: { name = "…" }', needed=False) or {})

    def table(self, key: str) -> Table:
        data = self._take(key, dict, f"a table: [{key}]", needed=False)
        return Table(data or {}, self._source, (*self._where, key))

    def tables(self, key: str, *, needed: bool = False) -> Iterator[Table]:
        values = self._take(key, list, f"a list of tables: [[{key}]]", needed=needed) or []
        if not all(isinstance(value, dict) for value in values):
            self.complain(f"{key} must be a list of tables: [[{key}]]", key)
            return
        for index, data in enumerate(values):
            yield Table(data, self._source, (*self._where, key, index))

    def keys(self) -> list[str]:
        return list(self._data)

    def line(self, key: str) -> int:
        """The line of the key in its file; the table's where it isn't there."""
        return self._source.line((*self._where, key))

    def finish(self) -> None:
        """Every key that was not asked for is a mistake; say which one may have been meant."""
        for key in self._data:
            if key not in self._asked:
                meant = get_close_matches(key, self._asked, 1)
                hint = f"did you mean {meant[0]}?" if meant else f"known here: {', '.join(self._asked)}"
                self.complain(f"unknown key {key}; {hint}", key)

    def complain(self, message: str, key: str = "") -> None:
        self._source.complain(message, (*self._where, key) if key else self._where)

    def _take(self, key: str, kind: type | tuple[type, ...], said: str, *, needed: bool) -> Any:
        """The value, or None where it isn't there or of the wrong kind (a complaint was made then)."""
        self._asked.append(key)
        if key not in self._data:
            if needed:
                self.complain(f"{key} is missing; it must be {said}")
            return None
        value = self._data[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.complain(f"{key} must be {said}", key)
            return None
        return value


class Source:
    """A TOML file being read: its text, where its keys are, and where problems are collected."""

    def __init__(self, text: str, *, name: str, problems: list[Problem]) -> None:
        self.name = name
        self._text = text
        self._problems = problems
        self._lines: dict[Where, int] | None = None

    def complain(self, message: str, where: Where = (), *, line: int = 0) -> None:
        self._problems.append(Problem(self.name, line or self.line(where), message))

    def line(self, where: Where) -> int:
        if self._lines is None:
            self._lines = dict(_locate(self._text))
        while where and where not in self._lines:
            where = where[:-1]
        return self._lines.get(where, 1)


def read_table(path: Path, *, name: str, problems: list[Problem]) -> Table | None:
    """The root table of a file; None, with the problem noted, where it is missing or not TOML."""
    source = Source("", name=name, problems=problems)
    try:
        return table_of(path.read_text(encoding="utf-8"), name=name, problems=problems)
    except FileNotFoundError:
        source.complain(f"{path.name} is missing")
    except UnicodeDecodeError:
        source.complain(f"{path.name} is not UTF-8 text; save it as UTF-8")
    return None


def table_of(text: str, *, name: str, problems: list[Problem]) -> Table | None:
    """The root table of a text; None, with the problem noted, where it is not TOML."""
    source = Source(text, name=name, problems=problems)
    try:
        return Table(tomllib.loads(text), source)
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX.match(str(error))
        line = int(found["line"] or text.count("\n") + 1) if found else 1
        source.complain(f"not TOML: {found['what'] if found else error}", line=line)
    return None


def _locate(text: str) -> Iterator[tuple[Where, int]]:
    """Yields (path of a table or key, its line):
    "[[tasks]]\\nnumber = 1" -> (("tasks", 0), 1), (("tasks", 0, "number"), 2)."""
    table: Where = ()
    counts: dict[Where, int] = {}
    inside = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if inside:
            inside = "" if inside in line else inside
        elif header := _HEADER.match(line):
            path = tuple(part.strip().strip("\"'") for part in header[2].split("."))
            table = _within(path, counts)
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield table, number
        elif key := _KEY.match(line):
            yield (*table, key[2]), number
            inside = next((quote for quote in ('"""', "'''") if line.count(quote) % 2), "")


def _within(path: Sequence[str], counts: dict[Where, int]) -> Where:
    """The path with the index of the array element that it lies in: tasks.more in the second task -> tasks.1.more."""
    where: Where = ()
    for index, part in enumerate(path):
        where = (*where, part)
        if index < len(path) - 1 and where in counts:
            where = (*where, counts[where])
    return where


def _listed(choices: Sequence[str]) -> str:
    return ", ".join(choices[:-1]) + " or " + choices[-1] if len(choices) > 1 else choices[0]
