"""What an exercise is tried with, and how often: its starter, its reference, wrong answers, other right ways."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from courses.contents import ExerciseContent


class Role(StrEnum):
    REFERENCE = "reference"
    STARTER = "starter"
    WRONG = "wrong"
    ALSO_RIGHT = "also right"


@dataclass(frozen=True, slots=True)
class Depth:
    """How many seeds each answer is tried with, and which comes first. 0 leaves the wrong and other right ones out."""

    seeds: int = 3
    wrong: int = 1
    also_right: int = 1
    first: int = 0


QUICK = Depth()
DEEP = Depth(seeds=20, wrong=2, also_right=5)


def glance(day: int) -> Depth:
    """One seed of the reference, another each day: for what a deep run has proved and nobody has changed since."""
    return Depth(seeds=1, wrong=0, also_right=0, first=day % DEEP.seeds)


@dataclass(frozen=True, slots=True)
class Trial:
    """One answer handed in with one seed, and what must come of it."""

    role: Role
    name: str  # of the answer's file, without .py
    source: str
    seed: str
    fails: str = ""  # of wrong answers: the check that must catch it
    silent: str = ""  # of wrong answers: why nothing names the mistake

    @property
    def file(self) -> str:
        """Below the exercise's folder."""
        folder = {Role.WRONG: "wrong/", Role.ALSO_RIGHT: "also_right/"}.get(self.role, "")
        return f"{folder}{self.name}.py"

    @property
    def is_right(self) -> bool:
        return self.role in (Role.REFERENCE, Role.ALSO_RIGHT)


def trials_of(content: ExerciseContent, depth: Depth) -> list[Trial]:
    """The starter first: an exercise that can't be judged at all shows it soonest."""
    return [
        Trial(Role.STARTER, "solution", content.starter, _seed(depth.first)),
        *(Trial(Role.REFERENCE, "solution", content.solution, seed) for seed in _seeds(depth, depth.seeds)),
        *(
            Trial(Role.WRONG, each["name"], each["source"], seed, each["fails"], each["silent"])
            for each in content.wrong
            for seed in _seeds(depth, depth.wrong)
        ),
        *(
            Trial(Role.ALSO_RIGHT, each["name"], each["source"], seed)
            for each in content.also_right
            for seed in _seeds(depth, depth.also_right)
        ),
    ]


def _seeds(depth: Depth, count: int) -> list[str]:
    return [_seed(depth.first + place) for place in range(count)]


def _seed(number: int) -> str:
    """Hexadecimal, as a submission's."""
    return f"{number:02x}"
