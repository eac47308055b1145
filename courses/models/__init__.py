"""The tables of the courses room: outline (what is taught), people and tokens (to whom), progress, quizzes (how far)."""

from courses.models.outline import Course, Exercise, ExerciseVersion, Lesson, LessonFigure, Part, Topic
from courses.models.people import Cohort, Enrolment, User
from courses.models.progress import ExerciseProgress, ObjectiveTick, ResourceSeen, WeekTick
from courses.models.quizzes import Quiz, QuizAnswer, ReviewCard
from courses.models.tokens import ApiToken

__all__ = [
    "ApiToken",
    "Cohort",
    "Course",
    "Enrolment",
    "Exercise",
    "ExerciseProgress",
    "ExerciseVersion",
    "Lesson",
    "LessonFigure",
    "ObjectiveTick",
    "Part",
    "Quiz",
    "QuizAnswer",
    "ResourceSeen",
    "ReviewCard",
    "Topic",
    "User",
    "WeekTick",
]
