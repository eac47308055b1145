"""The tables of the courses room: what is taught (outline), to whom (people, tokens), how far (progress, quizzes)."""

from courses.models.outline import Course, Exercise, ExerciseData, ExerciseVersion, Lesson, LessonFigure, Part, Topic
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
    "ExerciseData",
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
