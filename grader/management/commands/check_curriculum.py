"""`manage.py check_curriculum [what ...]`: the content gate (grader.gate), its table, its problems, its ledger."""

from __future__ import annotations

import os
import time
from argparse import RawDescriptionHelpFormatter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.contents import ExerciseContent, LessonContent, Problem
from courses.reading import read_course
from grader.gate.choosing import Chosen, NotThere, choose
from grader.gate.examining import examine
from grader.gate.ledger import Ledger
from grader.gate.lessons import run_lessons
from grader.gate.links import try_links
from grader.gate.table import HEADING, LESSON_HEADING, lesson_row, row
from grader.gate.trials import DEEP, QUICK, Depth
from grader.gate.workshop import Workshop, workshop
from grader.gate.writing import links_of, writing_problems
from sandbox.job import SandboxUnavailable

ABOUT = """\
Prove that the course can be taught: every exercise in the real sandbox, every cell of every lesson, every link,
formula, title and objective. Exit code 1 when something is wrong.

  check_curriculum                         everything, with three seeds
  check_curriculum 1                       part 1
  check_curriculum 1.1                     topic 1.1
  check_curriculum matrix-multiplication   one exercise
  check_curriculum --deep --stale          what has changed since its last deep run, with 20 seeds, into the ledger
"""


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be run: exercises and lessons with the names of their folders."""

    exercises: list[tuple[ExerciseContent, str]]
    lessons: list[tuple[str, LessonContent, str]]


class Command(BaseCommand):
    help = ABOUT
    requires_system_checks: tuple[str, ...] = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", nargs="*", help="parts, topics or exercises by their number or id")
        parser.add_argument(
            "--from",
            dest="folder",
            type=Path,
            default=Path(settings.CURRICULUM_DIR),
            help="the folder of another course",
        )
        parser.add_argument("--deep", action="store_true", help=f"{DEEP.seeds} seeds, and write the ledger")
        parser.add_argument("--stale", action="store_true", help="run only what the ledger doesn't vouch for")
        parser.add_argument("--seeds", type=int, help="how many seeds the reference is tried with")
        parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)), help="how many at a time")
        parser.add_argument("--engine", choices=("auto", "docker", "bubblewrap"), default="auto")
        parser.add_argument("--links", action="store_true", help="run nothing; try the addresses outside")

    def handle(self, *, what: list[str], folder: Path, deep: bool, stale: bool, links: bool, **options: Any) -> None:
        began = time.monotonic()
        depth = _depth(deep, options["seeds"])
        chosen = self._chosen(folder, what)
        if links:
            problems = try_links(links_of(chosen, folder))
        else:
            ledger = Ledger.beside(folder)
            work = _work(chosen, ledger if stale else None)
            problems = writing_problems(chosen, folder)
            problems += self._run(work, ledger if deep else None, depth, options)
            if deep:
                _tidy(ledger, chosen)
        self._conclude(problems, folder, time.monotonic() - began)

    def _chosen(self, folder: Path, what: list[str]) -> Chosen:
        if not folder.is_dir():
            raise CommandError(f"There is no curriculum folder {folder}; set CURRICULUM_DIR or give --from.")
        try:
            return choose(read_course(folder), what)
        except NotThere as unknown:
            raise CommandError(f"{unknown}") from None

    def _run(self, work: _Work, ledger: Ledger | None, depth: Depth, options: dict[str, Any]) -> list[Problem]:
        if not work.exercises and not work.lessons:
            self.stdout.write("Nothing has to be run.")
            return []
        jobs, engine = max(1, options["jobs"]), options["engine"]
        try:
            with workshop(jobs, service=Path(settings.SANDBOX_SOCKET), envs=settings.ENVS_DIR, engine=engine) as shop:
                problems = self._exercises(work, shop, depth, ledger) + self._lessons(work, shop, ledger)
                self.stdout.write(f"on {shop.engine or 'no engine'}, {jobs} at a time")
        except SandboxUnavailable as missing:
            raise CommandError(f"{missing} {missing.remedy}") from None
        except KeyboardInterrupt:
            raise CommandError("Broken off; what the ledger has so far it keeps.", returncode=130) from None
        return problems

    def _exercises(self, work: _Work, shop: Workshop, depth: Depth, ledger: Ledger | None) -> list[Problem]:
        problems: list[Problem] = []
        if work.exercises:
            self.stdout.write(self.style.MIGRATE_HEADING(HEADING))
        results = examine(work.exercises, shop, depth)
        for (content, _), found in zip(work.exercises, results, strict=True):
            self._line(row(found), good=found.passed)
            problems += found.problems
            if ledger is not None:
                ledger.enter(content, found)
                ledger.save()  # after each: a broken-off run keeps what it has found
        return problems

    def _lessons(self, work: _Work, shop: Workshop, ledger: Ledger | None) -> list[Problem]:
        problems: list[Problem] = []
        if work.lessons:
            self.stdout.write(self.style.MIGRATE_HEADING(LESSON_HEADING))
        for (_, lesson, _), run in zip(work.lessons, run_lessons(work.lessons, shop), strict=True):
            self._line(lesson_row(run), good=run.passed)
            problems += run.problems
            if ledger is not None:
                ledger.enter_lesson(lesson, run)
                ledger.save()
        return problems

    def _line(self, text: str, *, good: bool) -> None:
        self.stdout.write(text if good else self.style.ERROR(text))
        self.stdout.flush()

    def _conclude(self, problems: list[Problem], folder: Path, seconds: float) -> None:
        where = os.path.relpath(folder)
        for problem in problems:
            self.stderr.write(self.style.ERROR(f"{where}/{problem}"))
        if problems:
            many = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
            raise CommandError(f"{many} in the curriculum ({seconds:.0f} s).")
        self.stdout.write(self.style.SUCCESS(f"Nothing is wrong ({seconds:.0f} s)."))


def _depth(deep: bool, seeds: int | None) -> Depth:
    depth = DEEP if deep else QUICK
    if seeds is None:
        return depth
    if deep and seeds < DEEP.seeds:
        raise CommandError(f"The ledger wants {DEEP.seeds} seeds or more; leave --deep away for a quick look.")
    return Depth(max(1, seeds), depth.wrong, depth.also_right)


def _work(chosen: Chosen, ledger: Ledger | None) -> _Work:
    """Everything that was chosen, or only what the ledger doesn't vouch for."""
    exercises = [each for each in chosen.exercises if ledger is None or ledger.why_stale(each)]
    lessons = [(topic.key, topic.lesson) for topic in chosen.topics if topic.lesson and topic.lesson.cells]
    return _Work(
        [(each, chosen.folder(each.id)) for each in exercises],
        [
            (key, lesson, chosen.folder(key))
            for key, lesson in lessons
            if ledger is None or ledger.why_lesson_stale(key, lesson)
        ],
    )


def _tidy(ledger: Ledger, chosen: Chosen) -> None:
    """Entries of what is no longer there are dropped; what can't be read just now keeps its entry."""
    parts = chosen.whole.course.parts if chosen.whole.course else ()
    topics = [topic for part in parts for topic in part.topics]
    lessons = {topic.key for topic in topics if topic.lesson_broken or (topic.lesson and topic.lesson.cells)}
    if chosen.whole.whole:
        ledger.forget_others(chosen.whole.folders.keys(), lessons)
        ledger.save()
