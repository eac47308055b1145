"""Storing quizzes: rendered once, unchanged ones known by a hash, the last good one kept in place of a broken one."""

from __future__ import annotations

from dataclasses import asdict

from courses.contents import Problem, QuizContent, TopicContent, hash_of
from courses.models import Quiz, Topic
from courses.rendering import RENDERER
from courses.rendering_quizzes import QUIZZES, outline, quiz_page


class QuizStore:
    """The quizzes of one import; knows which are there already (one query)."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._there = dict(Quiz.objects.values_list("topic_id", "read_hash"))

    def quiz(self, topic: Topic, content: TopicContent, folder: str) -> None:
        if content.quiz is not None:
            self.keep(topic, content.quiz, f"{folder}/quiz.toml")
        elif topic.pk in self._there and not content.quiz_broken:
            Quiz.objects.filter(topic=topic).delete()  # answers hang on the topic, and stay

    def keep(self, topic: Topic, content: QuizContent, name: str) -> None:
        """`name` is quiz.toml as problems name it; one whose formulas can't be typeset is noted and not stored."""
        read_hash = hash_of([QUIZZES, RENDERER, asdict(content)])
        if self._there.get(topic.pk) == read_hash:
            return
        questions = quiz_page(content, name=name, problems=self._problems)
        if questions is not None:
            facts = {"outline": outline(content), "questions": questions, "read_hash": read_hash}
            Quiz.objects.update_or_create(topic=topic, defaults=facts)
