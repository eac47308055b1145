"""Reading a solution without running it: every way to use what a rule names, and files made to break a parser."""

from __future__ import annotations

import time

import pytest

from grader import rules
from grader.rules import read_solution

NO_DOT = [{"name": "np.dot", "reason": "Write the sums."}]


def broken(source: str, name: str) -> list[tuple[int, int]]:
    return [(found.line, found.column) for found in read_solution(source, [{"name": name, "reason": "No."}]).violations]


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\nnp.dot(1, 2)",
        "import numpy\nnumpy.dot(1, 2)",
        "import numpy as anything\nanything.dot",
        "from numpy import dot",
        "from numpy import dot as d\nd(1, 2)",
        "from numpy import *\ndot(1, 2)",
        "import numpy as n\ngetattr(n, 'dot')(1, 2)",
    ],
)
def test_a_name_is_found_under_every_alias(source: str) -> None:
    assert read_solution(source, NO_DOT).violations


@pytest.mark.parametrize(
    "source",
    [
        "def dot(a, b): return 0\ndot(1, 2)",
        "x.dot(y)",
        "'np.dot'  # np.dot",
        "import numpy as np\nnp.dotted",
        "np = 3\nnp.dot",
    ],
)
def test_what_only_looks_like_it_is_fine(source: str) -> None:
    assert not read_solution(source, NO_DOT).violations


@pytest.mark.parametrize(
    ("source", "name", "places"),
    [
        ("def f(a, b):\n    return a @ b", "@", [(2, 12)]),
        ("a @= b", "@", [(1, 1)]),
        ("@decorated\ndef f(): ...", "@", []),
        ("for x in y: pass\nwhile z: pass", "for", [(1, 1)]),
        ("for x in y: pass\nwhile z: pass", "while", [(2, 1)]),
        ("[x for x in y]", "for", []),
        ("[x for x in y], {x for x in y}", "comprehension", [(1, 1), (1, 17)]),
        ("import os\nfrom sys import path", "import", [(1, 1), (2, 1)]),
        ("sum([1])", "sum", [(1, 1)]),
        ("add = sum", "sum", [(1, 7)]),
        ("sum = 0\nfor x in [1]: sum += x", "sum", []),
        ("def sum(values): return 0\nsum([1])", "sum", []),
        ("import torch.optim as o\no.Adam(p)", "torch.optim", [(1, 1), (2, 1)]),
        ("from torch import optim", "torch.optim", [(1, 1)]),
        ("import torch.nn as nn\nnn.LSTM(3)", "nn.LSTM", [(2, 1)]),
        ("import numpy.linalg as la\nla.svd(a)", "np.linalg.svd", [(2, 1)]),
        ("a.dot(b)", ".dot", [(1, 1)]),
    ],
)
def test_operators_statements_and_names(source: str, name: str, places: list[tuple[int, int]]) -> None:
    assert broken(source, name) == places


def test_the_reason_comes_with_the_place() -> None:
    (found,) = read_solution("import numpy as np\n\nnp.dot", NO_DOT).violations
    assert (found.line, found.name, found.reason, found.advisory) == (3, "np.dot", "Write the sums.", False)


def test_a_syntax_error_has_its_line_and_caret() -> None:
    error = read_solution("x = 1\ndef f(:\n    pass\n", []).error
    assert error is not None
    assert error.frames[0]["line"] == 2
    assert error.notes == ("def f(:", "      ^")


@pytest.mark.parametrize("source", ["return 1", "  x = 1", "if x:\ny = 2", "(", "def f():\n\tx = 1\n        y = 2"])
def test_what_python_can_not_read(source: str) -> None:
    assert read_solution(source, []).error is not None


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("-" * 20_000 + "1", "nested too deeply"),
        ("x = " + "1 + " * 60_000 + "1", "nested too deeply"),
        ("f" + "(0)" * 80_000, "nested too deeply"),
        ("x" * 1_000_000, "at most 256 KB"),
        ("ä" * 200_000, "at most 256 KB"),
        ("x = 1\ny = 'a\0b'", "null byte"),
        ("x = '\ud800'", "no text"),
    ],
)
def test_a_file_made_to_break_the_parser_is_refused_with_a_reason(source: str, words: str) -> None:
    started = time.monotonic()
    (found,) = read_solution(source, []).violations
    assert words in found.reason
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "source", ["(" * 5_000 + ")" * 5_000, "[" * 300 + "]" * 300, "{" * 100_000, "lambda: " * 20_000, "if 1:\n" * 300]
)
def test_nesting_never_takes_the_judge_with_it(source: str) -> None:
    reading = read_solution(source, NO_DOT)
    assert reading.error is not None or reading.violations


def test_a_parser_that_does_not_come_back_is_a_refusal_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "PARSE_SECONDS", 0.0)
    (found,) = read_solution("x = 1", []).violations
    assert "nested too deeply" in found.reason


def test_a_declared_encoding_does_not_matter_for_text() -> None:
    assert read_solution("# -*- coding: no-such-encoding -*-\nx = 1\n", NO_DOT).error is None


def test_many_violations_are_cut() -> None:
    assert len(broken("sum\n" * 5_000, "sum")) == 50
