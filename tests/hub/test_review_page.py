"""/review/: what is due, one question after the other; nothing told before it is answered; each learner's own."""

from __future__ import annotations

import re

from django.test import Client
from django.utils import timezone

from courses.models import Quiz, ReviewCard
from tests.hub.asking import FRAGMENT
from tests.hub.test_quiz_page import PAGE, quiz

__all__ = ["quiz"]  # the fixture


def make_due() -> None:
    ReviewCard.objects.update(due=timezone.now())


def test_review_asks_what_is_due_one_after_the_other(as_ada: Client, quiz: Quiz) -> None:
    assert "Nothing to review yet" in as_ada.get("/review/").content.decode()
    for key in ("five", "minus"):
        as_ada.post(f"{PAGE}{key}/", {"answer": "5"})
    assert re.search(r"comes back in \d+\sminutes", as_ada.get("/review/").content.decode())
    assert "due" not in as_ada.get("/").content.decode()
    make_due()
    assert "2 questions due" in as_ada.get("/").content.decode()
    html = as_ada.get("/review/").content.decode()
    assert "What is five?" in html and "SECRET" not in html and "Algebra" in html
    answer = as_ada.post("/review/1.1/five/", {"answer": "5"})
    assert answer["Location"] == "/review/1.1/five/"
    told = as_ada.get("/review/1.1/five/").content.decode()
    assert "Right" in told and "SECRET: five" in told and "Next question" in told
    assert re.search(r"This one comes back in \d+\s(day|hour)", told)
    assert "one less than nothing" in as_ada.get("/review/").content.decode()
    fragment = as_ada.post("/review/1.1/minus/", {"answer": "4"}, headers=FRAGMENT).content.decode()
    assert "Not right" in fragment and "Done" in fragment and "<html" not in fragment and 'id="review-due"' in fragment
    assert "Nothing is due now" in as_ada.get("/review/").content.decode()


def test_in_review_a_written_answer_is_marked_before_one_goes_on(as_ada: Client, quiz: Quiz) -> None:
    as_ada.post(f"{PAGE}words/", {"answer": "Because."})
    as_ada.post(f"{PAGE}words/marks/", {"met": ["0", "1"]})
    make_due()
    assert "SECRET" not in as_ada.get("/review/").content.decode()
    as_ada.post("/review/1.1/words/", {"answer": "Because of it."})
    html = as_ada.get("/review/1.1/words/").content.decode()
    assert "SECRET: because" in html and "Next question" not in html and "Done" not in html
    assert as_ada.post("/review/1.1/words/marks/", {"met": ["0"]})["Location"] == "/review/1.1/words/"
    assert "Done" in as_ada.get("/review/1.1/words/").content.decode()


def test_review_keeps_what_was_typed(as_ada: Client, quiz: Quiz) -> None:
    as_ada.post(f"{PAGE}five/", {"answer": "5"})
    make_due()
    page = as_ada.post("/review/1.1/five/", {"answer": "fife"})
    assert page.status_code == 400 and 'value="fife"' in page.content.decode()
    fragment = as_ada.post("/review/1.1/five/", {"answer": "fife"}, headers=FRAGMENT)
    assert 'value="fife"' in fragment.content.decode() and "SECRET" not in fragment.content.decode()


def test_review_is_ones_own(as_ada: Client, as_eve: Client, visitor: Client, quiz: Quiz) -> None:
    as_ada.post(f"{PAGE}five/", {"answer": "5"})
    make_due()
    assert "Nothing to review yet" in as_eve.get("/review/").content.decode()
    assert "SECRET" not in as_eve.get("/review/1.1/five/").content.decode()
    assert visitor.get("/review/")["Location"] == "/accounts/login/?next=/review/"
    assert visitor.post("/review/1.1/five/", {"answer": "5"})["Location"] == "/accounts/login/?next=/review/"
    assert as_ada.post("/review/").status_code == 405
    for path in ("/review/1.1/six/", "/review/9.9/five/"):
        assert as_ada.get(path).status_code == 404 and as_ada.post(path, {"answer": "5"}).status_code == 404
    assert as_ada.post("/review/1.1/six/marks/").status_code == 404
