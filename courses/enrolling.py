"""Cohorts and who is in them: the one writer of both. Who may do it is asked before, in `hub.access`.

A join code is all one needs to enrol, so it must not be guessed, and people type it from a whiteboard: eight characters
of an alphabet without look-alikes, 8.5 * 10^11 codes. Nothing limits the tries, and nothing needs to: at a hundred a
second, against a thousand cohorts, a hit takes three months on average, and wins a place in a list that the instructor
sees and nothing about anybody.
"""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone

from courses.models import Cohort, Course, Enrolment, User

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 O, 1 I L
CODE_LENGTH = 8
NAME_LENGTH = 100


class CannotEnrol(Exception):
    """Why it was not done and what to do; nothing was written."""


def make(instructor: User, course: Course, *, name: str) -> Cohort:
    """A new, open cohort with a code of its own. Raises CannotEnrol where the name is no name."""
    cleaned = _clean_name(name)
    with transaction.atomic():
        cohort = Cohort.objects.create(course=course, name=cleaned, code=_fresh_code())
        cohort.instructors.add(instructor)
    return cohort


def rename(cohort: Cohort, name: str) -> None:
    """Raises CannotEnrol where the name is no name."""
    cohort.name = _clean_name(name)
    cohort.save(update_fields=["name"])


def change_code(cohort: Cohort) -> str:
    """From now on only the new code works; who is in the cohort stays in it."""
    cohort.code = _fresh_code()
    cohort.save(update_fields=["code"])
    return cohort.code


def set_open(cohort: Cohort, *, is_open: bool) -> None:
    """Let people join, or let nobody join; who is in the cohort stays in it."""
    cohort.is_open = is_open
    cohort.save(update_fields=["is_open"])


def add_instructor(cohort: Cohort, username: str) -> User:
    """Another instructor of this site teaches it too; twice is once. Raises CannotEnrol."""
    colleague = User.objects.filter(username=username.strip(), is_instructor=True, is_active=True).first()
    if colleague is None:
        raise CannotEnrol(
            f"No instructor here has the username “{username.strip()}”. An administrator makes instructors."
        )
    if cohort.enrolments.active().filter(learner=colleague).exists():
        raise CannotEnrol(f"{colleague.name} is a learner of this cohort, and nobody can be both.")
    cohort.instructors.add(colleague)
    return colleague


def find(code: str) -> Cohort | None:
    """The cohort with this code, open or not, however it was typed: "abcd 2345" finds ABCD-2345."""
    return Cohort.objects.select_related("course").filter(code=normal_code(code)).first()


def join(learner: User, cohort: Cohort) -> Enrolment:
    """Enrol; twice is once, and who left and comes back is as before. Raises CannotEnrol."""
    with transaction.atomic():
        cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
        if not cohort.is_open:
            raise CannotEnrol(f"“{cohort.name}” takes nobody more at the moment. Ask who invited you.")
        if cohort.instructors.filter(pk=learner.pk).exists():
            raise CannotEnrol(f"You teach “{cohort.name}”, so you can't be a learner of it.")
        facts = {"joined": timezone.now()}
        enrolment, made = Enrolment.objects.get_or_create(cohort=cohort, learner=learner, defaults=facts)
        if not made and enrolment.left is not None:
            enrolment.joined, enrolment.left = facts["joined"], None
            enrolment.save(update_fields=["joined", "left"])
    return enrolment


def leave(learner: User, cohort: Cohort) -> bool:
    """End it, by the learner or by an instructor; True where they were in it. All that the learner did stays theirs."""
    return bool(Enrolment.objects.active().filter(cohort=cohort, learner=learner).update(left=timezone.now()))


def normal_code(typed: str) -> str:
    """As it is stored: "abcd-2345 " -> "ABCD2345"."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())[:16]


def _clean_name(name: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise CannotEnrol("The cohort needs a name, such as “Spring 2027, Monday group”.")
    if len(cleaned) > NAME_LENGTH:
        raise CannotEnrol(f"The name has {len(cleaned)} characters; at most {NAME_LENGTH} fit.")
    if any(not letter.isprintable() for letter in cleaned):
        raise CannotEnrol("The name holds a character that can't be shown. Type it anew.")
    return cleaned


def _fresh_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
