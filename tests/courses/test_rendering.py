"""Markdown to HTML: formulas typeset, code coloured, nothing active left."""

from __future__ import annotations

import pytest

from courses.rendering import BadFormula, rendered


def test_formulas_come_typeset_with_mathml_for_screen_readers() -> None:
    page = rendered("Take $a_i < b$ and\n\n$$\\sum_{i=1}^n x_i^2$$\n")
    assert page.count('class="katex"') == 2
    assert "katex-display" in page
    assert "<math" in page and "<annotation" in page
    assert "$" not in page


def test_code_keeps_its_dollars_and_gets_its_colours() -> None:
    page = rendered("`$x$` and\n\n```python\ndef f(x):\n    return '$y$'\n```\n")
    assert "katex" not in page
    assert '<span class="k">def</span>' in page


def test_tables_and_lists_are_there() -> None:
    page = rendered("| a | b |\n|---|---|\n| 1 | 2 |\n\n1. one\n2. two\n")
    assert "<table>" in page and "<ol>" in page


@pytest.mark.parametrize(
    "nasty",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "[click](javascript:alert(1))",
        '<p style="position:fixed; background:url(https://example.org)">x</p>',
        "<iframe src='https://example.org'></iframe>",
    ],
)
def test_nothing_active_survives(nasty: str) -> None:
    page = rendered(nasty)
    for word in ("<script", "onerror", "javascript:", "url(", "<iframe"):
        assert word not in page


def test_a_formula_that_can_not_be_typeset_says_which() -> None:
    with pytest.raises(BadFormula, match=r"frac"):
        rendered("Here: $\\frac{1}$")


def test_pictures_keep_their_alternative_text() -> None:
    assert 'alt="A curve"' in rendered("![A curve](/curve.svg)")
