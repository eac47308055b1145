"""What a learner has in the editor, kept while they type. Two tabs can't overwrite each other unnoticed."""

from __future__ import annotations

from django.db import transaction

from courses.models import Exercise, User
from grader.models import Draft
from grader.submitting import check_source


class Conflict(Exception):
    """Another tab saved since; nothing was written. `revision` and `source` are what is stored now."""

    def __init__(self, revision: int, source: str) -> None:
        super().__init__("Another tab has saved a newer draft.")
        self.revision = revision
        self.source = source


def save(learner: User, exercise: Exercise, *, source: str, base: int) -> int:
    """Store the draft that was begun from revision `base` (0: from nothing); returns the new revision.

    Raises Conflict when `base` is not the stored revision, unless the stored text is the same already, and
    BadSubmission for what could never be submitted (too large, NUL).
    """
    check_source(source, may_be_empty=True)
    with transaction.atomic():
        draft, _ = Draft.objects.select_for_update().get_or_create(learner=learner, exercise=exercise)
        if draft.source == source and draft.revision:
            return draft.revision
        if draft.revision != base:
            raise Conflict(draft.revision, draft.source)
        draft.source, draft.revision = source, base + 1
        draft.save(update_fields=["source", "revision", "updated"])
    return draft.revision
