"""What happened to a submission, as rows that pages follow: append, read after, begin again.

`seq` counts from 1 within a submission and never goes back, so "after seq" is an exact place to resume. Only one writer
at a time owns a submission (its lease), so numbers are not fought over. Following live is `grader.following`.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from grader.models import Event, Figure, Submission
from grader.safety import storable

New = tuple[str, dict[str, Any]]  # kind and data, not yet numbered


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event as pages and the API see it."""

    seq: int
    kind: str
    data: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        return {"seq": self.seq, "kind": self.kind, "data": self.data}


@transaction.atomic
def append(submission: int, news: Sequence[New]) -> int:
    """Number and store events of the submission with this key; returns the last seq. A figure's picture becomes a row
    of its own, and the event its address."""
    last = _last_seq(submission)
    now = timezone.now()
    rows = [
        Event(submission_id=submission, seq=seq, at=now, kind=kind, data=_data(submission, kind, data))
        for seq, (kind, data) in enumerate(news, start=last + 1)
    ]
    Event.objects.bulk_create(rows)
    return last + len(rows)


def read_after(public_id: UUID, after: int = 0) -> list[StoredEvent]:
    """The events beyond `after`, in order. Of an attempt that was begun again only the last one's are there."""
    rows = Event.objects.filter(submission__public_id=public_id, seq__gt=after).order_by("seq")
    return [StoredEvent(seq, kind, data) for seq, kind, data in rows.values_list("seq", "kind", "data")]


def begin_again(submission: int) -> None:
    """Forget what an unfinished attempt showed; pages that saw it are told by a `queued` phase with `again`."""
    append(submission, [("phase", {"phase": "queued", "again": True})])
    Event.objects.filter(submission=submission, seq__lt=_last_seq(submission)).delete()
    Figure.objects.filter(submission=submission).delete()


def merged(news: Iterable[New], *, chunk: int = 16 * 1024) -> list[New]:
    """The same events with neighbouring outputs of one stream as one, up to `chunk` characters:
    [("output", a), ("output", b), ("check", c)] -> [("output", a + b), ("check", c)]."""
    result: list[New] = []
    for kind, data in news:
        before = result[-1] if result else ("", {})
        joins = kind == before[0] == "output" and data["stream"] == before[1]["stream"]
        if joins and len(before[1]["text"]) + len(data["text"]) <= chunk:
            result[-1] = (kind, {**before[1], "text": before[1]["text"] + data["text"]})
        else:
            result.append((kind, data))
    return result


def _last_seq(submission: int) -> int:
    return Event.objects.filter(submission=submission).aggregate(last=Max("seq"))["last"] or 0


def _data(submission: int, kind: str, data: dict[str, Any]) -> dict[str, Any]:
    if kind == "figure" and "png" in data:
        data = _store_figure(submission, data)
    return dict(storable(data))


def _store_figure(submission: int, data: dict[str, Any]) -> dict[str, Any]:
    """The picture is checked by the judge's side (header, size); here it is only stored."""
    shown = storable({key: data.get(key) for key in ("number", "title", "width", "height")})
    try:
        png = base64.b64decode(data["png"], validate=True)
    except (binascii.Error, TypeError):
        png = b""
    row, _ = Figure.objects.update_or_create(
        submission_id=submission,
        number=shown["number"],
        defaults={
            "title": str(shown["title"] or "")[:200],
            "width": shown["width"] or 0,
            "height": shown["height"] or 0,
            "png": png,
            "axes": storable(data.get("axes", [])),
        },
    )
    page = Submission.objects.only("public_id").get(pk=submission).get_absolute_url()
    return {**shown, "url": f"{page}figures/{row.number}.png"}
