"""Drafts: kept as they are typed, never overwritten by another tab unnoticed."""

from __future__ import annotations

from typing import Any

import pytest

from grader import drafts
from grader.models import Draft
from grader.submitting import BadSubmission

pytestmark = pytest.mark.django_db


def test_each_save_gives_the_revision_the_next_begins_from(make_learner: Any, make_exercise: Any) -> None:
    ada, exercise = make_learner(), make_exercise()
    assert drafts.save(ada, exercise, source="x = 1", base=0) == 1
    assert drafts.save(ada, exercise, source="x = 2", base=1) == 2
    assert Draft.objects.get().source == "x = 2"


def test_a_tab_that_began_from_an_older_one_is_told_what_is_there(make_learner: Any, make_exercise: Any) -> None:
    ada, exercise = make_learner(), make_exercise()
    drafts.save(ada, exercise, source="from one tab", base=0)
    with pytest.raises(drafts.Conflict) as refused:
        drafts.save(ada, exercise, source="from another", base=0)
    assert (refused.value.revision, refused.value.source) == (1, "from one tab")
    assert Draft.objects.get().source == "from one tab"


def test_the_same_text_from_an_older_tab_is_no_conflict(make_learner: Any, make_exercise: Any) -> None:
    ada, exercise = make_learner(), make_exercise()
    drafts.save(ada, exercise, source="same", base=0)
    assert drafts.save(ada, exercise, source="same", base=0) == 1


def test_drafts_of_two_people_are_two_drafts(make_learner: Any, make_exercise: Any) -> None:
    exercise = make_exercise()
    assert drafts.save(make_learner(), exercise, source="a", base=0) == 1
    assert drafts.save(make_learner("grace"), exercise, source="b", base=0) == 1


def test_an_empty_draft_is_fine_and_one_too_large_is_not(make_learner: Any, make_exercise: Any) -> None:
    ada, exercise = make_learner(), make_exercise()
    assert drafts.save(ada, exercise, source="", base=0) == 1
    with pytest.raises(BadSubmission):
        drafts.save(ada, exercise, source="x" * 300_000, base=1)
