"""The curriculum as frozen records, the way `courses.reading` hands it over and `courses.importing` stores it.

`ExerciseContent` is what crosses into the grader (docs/ARCHITECTURE.md lists its keys). No Django, no reading of files.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

# What exercise.toml may say. The sandbox room has the meaning of these words (sandbox.job); the rooms don't know each
# other, so a test compares the two.
IMAGES = ("python", "science", "torch", "torch-cuda")
PRELOADS = ("none", "numpy", "plot", "ml", "torch")
SIZES = ("S", "M", "L")
GPUS = ("none", "optional", "required")
QUESTION_KINDS = ("single", "multiple", "numeric", "text", "shape", "written")
LIMITS = (
    "session_s", "call_s", "cpu_s", "output_bytes", "answer_bytes", "answer_items", "answer_depth", "integer_digits",
    "handles", "asks", "figures", "metrics",
)  # fmt: skip

LESSON = "lesson"  # the kind of the hidden exercise as which the cells of a lesson are run (courses.cells)

# The keys of an exercise that can change a verdict; the rest is prose, corrected in place.
_JUDGED = ("id", "kind", "tasks", "profile", "limits", "entry_points", "rules", "solution", "checks", "probe", "judge")
DATA_BYTES = 2 * 1024 * 1024  # of one file in an exercise's data/
DATA_FILES = 3  # in one exercise: all of them travel with every submission


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in the curriculum: where it is and what would be right."""

    file: str  # relative to the curriculum folder
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class ExerciseContent:
    id: str
    title: str
    kind: str
    difficulty: int
    minutes: int
    tasks: tuple[dict[str, Any], ...]
    profile: dict[str, str]
    limits: dict[str, float]
    entry_points: tuple[dict[str, Any], ...]
    rules: tuple[dict[str, Any], ...]
    prompt: str
    starter: str
    solution: str
    checks: str
    probe: str
    hints: tuple[dict[str, Any], ...]
    wrong: tuple[dict[str, str], ...]
    also_right: tuple[dict[str, str], ...]
    explanation: str
    judge: str = "numpy"
    data: tuple[dict[str, str], ...] = ()  # {name, hash, npz}: the files in data/, their bytes in base64

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def verdict_hash(self) -> str:
        """Of all that can change a verdict: another hash makes another version of the exercise."""
        content = self.to_dict()
        judged = {key: content[key] for key in _JUDGED}
        if self.data:  # only where there is some, so that nobody's hash changed when data came
            judged["data"] = [[each["name"], each["hash"]] for each in self.data]
        return hash_of(judged)


@dataclass(frozen=True, slots=True)
class Passage:
    """Markdown of a lesson or quiz; `line` is its first line in the file."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One code cell of a lesson; `line` is the line of its first statement, `shown` the output that the page shows."""

    kind: str  # run or predict
    source: str
    line: int
    shown: str | None = None
    because: str | None = None  # Markdown; of predict cells only
    because_line: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a lesson shows, with its size in units of its own."""

    name: str
    svg: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class LessonContent:
    """A lesson; `concepts` are {text, anchor, resurfaces}, `blocks` its passages and cells in their order."""

    minutes: int
    image: str
    preload: str
    concepts: tuple[dict[str, Any], ...]
    blocks: tuple[Passage | Cell, ...]
    figures: tuple[Figure, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Cell))

    @property
    def prose(self) -> str:
        """The Markdown of all passages."""
        return "\n".join(block.text for block in self.blocks if isinstance(block, Passage))


@dataclass(frozen=True, slots=True)
class Choice:
    text: Passage
    right: bool
    feedback: Passage

    @property
    def key(self) -> str:
        """What forms and stored answers call it: it stays when choices change places."""
        return hash_of(self.text.text)[:8]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong answer that people give: a number, a list of sizes, or texts that mean the same."""

    answers: tuple[Any, ...]
    feedback: Passage


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a quiz; which of the later fields are filled depends on its kind (docs/authoring.md)."""

    id: str
    kind: str
    objective: str
    prompt: Passage
    choices: tuple[Choice, ...] = ()
    answer: Any = None  # a number, or a tuple of sizes
    tolerance: float = 0.0
    proof: str = ""  # Python that prints the number; for the tests, never stored
    accepted: tuple[str, ...] = ()
    code: str = ""
    mistakes: tuple[Mistake, ...] = ()
    explanation: Passage | None = None
    model: Passage | None = None
    criteria: tuple[Passage, ...] = ()

    @property
    def version(self) -> str:
        """Of all that decides what an answer is worth: corrected words outdate no answer."""
        choices = [[choice.key, choice.right] for choice in self.choices]
        criteria = [criterion.text for criterion in self.criteria]
        judged = [self.kind, choices, self.answer, self.tolerance, self.accepted, self.code, criteria]
        return hash_of(judged)[:12]


@dataclass(frozen=True, slots=True)
class QuizContent:
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class TopicContent:
    """`exercises` are those that could be read; `broken` are the ids of the others, which keep their last version.

    So does a lesson that could not be read: `lesson` is None and `lesson_broken` true then. A quiz the same.
    """

    key: str
    title: str
    weeks: str
    prerequisites: tuple[str, ...]
    concepts: tuple[str, ...]
    practical_exercises: tuple[str, ...]  # titles; one that is written already is matched by its title
    key_project: str
    objectives: tuple[dict[str, str], ...]
    resources: tuple[dict[str, Any], ...]
    exercises: tuple[ExerciseContent, ...]
    broken: tuple[str, ...] = ()
    lesson: LessonContent | None = None
    lesson_broken: bool = False
    quiz: QuizContent | None = None
    quiz_broken: bool = False

    def describe(self) -> dict[str, Any]:
        """What the topic's page shows besides its exercises."""
        names = (
            "weeks", "prerequisites", "concepts", "practical_exercises", "key_project", "objectives", "resources",
        )  # fmt: skip
        return {name: json.loads(json.dumps(getattr(self, name))) for name in names}


@dataclass(frozen=True, slots=True)
class PartContent:
    number: int
    title: str
    weeks: str
    topics: tuple[TopicContent, ...]


@dataclass(frozen=True, slots=True)
class CourseContent:
    slug: str
    title: str
    tagline: str
    closing: str
    sections: tuple[dict[str, Any], ...]  # {id, title, text, items, here}: Markdown
    weekly: tuple[dict[str, str], ...]  # {id, text}: what each week should include
    weeks: tuple[dict[str, Any], ...]  # {number, topics, text}: the map of every topic to its weeks
    parts: tuple[PartContent, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. `whole` says that no part or topic had to be left out, so that what is gone may be retired."""

    course: CourseContent | None
    problems: tuple[Problem, ...] = field(default=())
    whole: bool = True
    folders: dict[str, str] = field(default_factory=dict)  # of each exercise and topic id, below the curriculum folder


def hash_of(data: Any) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
