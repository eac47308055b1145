"""A new exercise to begin with: a folder that passes the gate as it is, entered in its topic, to be rewritten.

What it holds is `skeleton/`, with the id, the title, the kind and the objectives filled in. Nothing that is there
already is written over, and topic.toml is changed by one line, its comments untouched.
"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from courses.contents import Reading, TopicContent
from courses.reading import read_course
from grader.gate.coverage import suggestion, titles_of

SKELETON = Path(__file__).with_name("skeleton")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LIST = re.compile(r"^exercises[ \t]*=[ \t]*\[", re.MULTILINE)
_TABLE = re.compile(r"^\[", re.MULTILINE)


class CannotMake(ValueError):
    """Why the exercise can't be made, and what would be right."""


def new_exercise(root: Path, topic: str, key: str, *, title: str, kind: str = "exercise") -> Path:
    """Make the exercise's folder in the course at `root` and return it. Raises CannotMake, having changed nothing."""
    reading = read_course(root)
    content = _topic(reading, topic)
    _must_be_free(reading, key)
    _must_be_promised(content, title, kind)
    place = root / reading.folders[content.key]
    folder = place / "exercises" / key
    if folder.exists():
        raise CannotMake(f"{folder} is there already; nothing is written over.")
    listed = with_exercise((place / "topic.toml").read_text(encoding="utf-8"), key, others=_others(place))
    shutil.copytree(SKELETON, folder, ignore=shutil.ignore_patterns("__pycache__"))
    filled = {"id": key, "title": title, "kind": kind, "objectives": _open_objectives(content)}
    _fill(folder / "exercise.toml", filled)
    (place / "topic.toml").write_text(listed, encoding="utf-8")
    return folder


def with_exercise(toml: str, key: str, *, others: Sequence[str]) -> str:
    """topic.toml with the exercise at the end of its list, and nothing else changed. Raises CannotMake.

    `others` are the folders there are. Without a list they are read in the order of their names: then none is begun.
    """
    before = tomllib.loads(toml)
    found = _LIST.search(toml)
    if found:
        changed = _appended(toml, found.end(), key)
    elif others:
        return toml
    else:
        changed = _begun(toml, key)
    try:
        is_right = tomllib.loads(changed) == {**before, "exercises": [*before.get("exercises", []), key]}
    except tomllib.TOMLDecodeError:
        is_right = False
    if not is_right:
        raise CannotMake(
            f'The list `exercises` in topic.toml is written in a way not known here; add "{key}" yourself.'
        )
    return changed


def _topic(reading: Reading, key: str) -> TopicContent:
    topics = {topic.key: topic for part in (reading.course.parts if reading.course else ()) for topic in part.topics}
    if key in topics:
        return topics[key]
    problems = "".join(f"\n  {problem}" for problem in reading.problems)
    close = ", ".join(get_close_matches(key, topics, 3)) or ", ".join(topics) or "none"
    raise CannotMake(f"There is no topic {key} that can be read; there is {close}.{problems}")


def _must_be_free(reading: Reading, key: str) -> None:
    if not _ID.fullmatch(key):
        raise CannotMake(f"The id {key!r} must be lower-case words joined by hyphens, such as matrix-multiplication.")
    if key in reading.folders:
        raise CannotMake(f"The id {key} is taken by {reading.folders[key]}; every exercise has its own.")


def _must_be_promised(topic: TopicContent, title: str, kind: str) -> None:
    titles = titles_of(topic, kind)
    if any(each.title == title for each in topic.exercises):
        raise CannotMake(f"Topic {topic.key} has an exercise {title!r} already.")
    if titles and title not in titles:
        where = "practical_exercises" if kind == "exercise" else "key_project"
        raise CannotMake(f"{title!r} is no title in {where} of topic {topic.key}: {suggestion(title, titles)}")


def _open_objectives(topic: TopicContent) -> list[str]:
    """Those that no task evidences yet; where all are, the first."""
    shown = {key for exercise in topic.exercises for task in exercise.tasks for key in task["objectives"]}
    ids = [objective["id"] for objective in topic.objectives]
    return [key for key in ids if key not in shown] or ids[:1]


def _others(place: Path) -> list[str]:
    return [path.name for path in (place / "exercises").glob("*/") if path.name[0] not in "._"]


def _fill(path: Path, values: dict[str, Any]) -> None:
    text = path.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"{{{{{name}}}}}", json.dumps(value, ensure_ascii=False))  # JSON's texts are TOML's too
    path.write_text(text, encoding="utf-8")


def _begun(toml: str, key: str) -> str:
    """A list of its own, before the first table."""
    line = f'exercises = ["{key}"]\n'
    table = _TABLE.search(toml)
    if table is None:
        return toml.rstrip("\n") + f"\n\n{line}"
    return f"{toml[: table.start()].rstrip()}\n\n{line}\n{toml[table.start() :]}"


def _appended(toml: str, start: int, key: str) -> str:
    """The key as last item of the list that opens before `start`, on a line of its own where the others are."""
    last, end = _last_and_end(toml, start)
    between = "" if toml[last] in "[," else ","
    inside = toml[start:end]
    if "\n" not in inside:
        space = " " if toml[last] != "[" else ""
        return f'{toml[: last + 1]}{between}{space}"{key}"{toml[end:]}'
    indent = (re.search(r"\n([ \t]+)\S", inside) or ["", "    "])[1]
    head = toml[: last + 1] + between + toml[last + 1 : end].rstrip()
    return f'{head}\n{indent}"{key}",\n{toml[end:]}'


def _last_and_end(toml: str, start: int) -> tuple[int, int]:
    """Where the last character of the list stands that is neither comment nor space, and where its bracket closes."""
    at, last, quote = start, start - 1, ""
    while at < len(toml):
        here = toml[at]
        if quote:
            at += here == "\\" and quote == '"'
            quote = "" if here == quote else quote
            last = at
        elif here == "#":
            at = toml.find("\n", at) if "\n" in toml[at:] else len(toml)
        elif here == "]":
            return last, at
        elif not here.isspace():
            quote = here if here in "\"'" else ""
            last = at
        at += 1
    raise CannotMake("The list `exercises` in topic.toml is never closed.")
