"""The tables of the courses room, in three files: outline (what is taught), people (to whom), progress (how far)."""

from courses.models.outline import Course, Exercise, ExerciseVersion, Lesson, LessonFigure, Part, Topic
from courses.models.people import Cohort, Enrolment, User
from courses.models.progress import ExerciseProgress, ObjectiveTick, ResourceSeen, WeekTick

__all__ = [
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
    "ResourceSeen",
    "Topic",
    "User",
    "WeekTick",
]
