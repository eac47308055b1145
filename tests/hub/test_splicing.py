"""A page spliced from a kept part and what is around it today is the same page, compressed or not."""

from __future__ import annotations

import gzip

import pytest
from django.test import RequestFactory

from hub.pages.splicing import SEAM, Insert, spliced

LONG = Insert("".join(f"<p>Zeile {number}: ∂L/∂w</p>" for number in range(3000)))


@pytest.mark.parametrize("around", [("<main>", "</main>"), ("", ""), ("é" * 40000, "<p>Zeile 7: ∂L/∂w</p>" * 900)])
def test_compressed_and_plain_it_is_the_same_page(around: tuple[str, str]) -> None:
    page = SEAM.join(around)
    whole = (around[0] + LONG.plain.decode() + around[1]).encode()
    plain = spliced(RequestFactory().get("/"), page, LONG)
    packed = spliced(RequestFactory().get("/", headers={"Accept-Encoding": "gzip, br"}), page, LONG, status=400)
    assert plain.content == whole and not plain.has_header("Content-Encoding")
    assert gzip.decompress(packed.content) == whole and packed["Content-Encoding"] == "gzip"
    assert plain["Vary"] == packed["Vary"] == "Accept-Encoding" and packed.status_code == 400
    assert len(packed.content) < len(whole) / 5


def test_the_size_of_an_answer_does_not_tell_what_is_in_it() -> None:
    request = RequestFactory().get("/", headers={"Accept-Encoding": "gzip"})
    assert len({len(spliced(request, SEAM, LONG).content) for _ in range(40)}) > 5


def test_a_page_without_a_seam_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="unpack"):
        spliced(RequestFactory().get("/"), "<main></main>", LONG)
