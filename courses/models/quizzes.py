"""Quizzes, what learners answered, and when each question comes back to them.

A quiz is written by `courses.importing_quizzes`, answers by `courses.answering`, cards by `courses.reviewing`. Answers
and cards name a question by its topic and id: one that left the curriculum is simply counted no more.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from courses.models.outline import Topic


class Quiz(models.Model):
    """The quiz of a topic, rendered (courses.rendering_quizzes); there only where the topic has one."""

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="quiz")
    outline = models.JSONField()  # [{id, kind, objective}] of every question, for lists and reports
    questions = models.JSONField()  # with right answers and feedback: pages show a part of it
    read_hash = models.CharField(max_length=64)  # of all that was read: the same again, nothing to do

    def __str__(self) -> str:
        return f"Quiz of {self.topic_id}"

    def question(self, key: str) -> dict[str, Any] | None:
        return next((each for each in self.questions if each["id"] == key), None)


class QuizAnswerQuerySet(models.QuerySet["QuizAnswer"]):
    def latest_each(self) -> QuizAnswerQuerySet:
        """Of each learner's answers to a question the latest, which is the one that counts."""
        last = self.order_by().values("learner", "topic", "question").annotate(last=models.Max("pk"))
        return self.model._default_manager.filter(pk__in=last.values("last"))


class QuizAnswer(models.Model):
    """One answer of a learner. All are kept; the latest to a question counts."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="quiz_answers")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="quiz_answers")
    question = models.CharField(max_length=100)
    number = models.PositiveIntegerField()  # the learner's first, second, … to this question
    version = models.CharField(max_length=12)  # of the question, as it was answered
    given = models.JSONField()  # courses.marking says what it holds
    right = models.BooleanField(null=True)  # None for a written answer: that is the learner's own word
    share = models.FloatField(null=True)  # 0 to 1; None for a written answer that is not marked yet
    at = models.DateTimeField()

    objects = QuizAnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "topic", "question", "number"], name="answers_are_numbered")
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} on {self.question}: {self.given}"

    @property
    def to_mark(self) -> bool:
        """Written, and waiting for the learner's own mark."""
        return self.right is None and self.share is None


class ReviewCard(models.Model):
    """When a question comes back to a learner, and what the scheduler remembers of it."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="review_cards")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="review_cards")
    question = models.CharField(max_length=100)
    card = models.JSONField()  # fsrs.Card
    due = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "topic", "question"], name="one_card_per_question")]

    def __str__(self) -> str:
        return f"{self.question} for {self.learner_id} at {self.due:%Y-%m-%d %H:%M}"
