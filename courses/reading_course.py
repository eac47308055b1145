"""Reading course.toml: what belongs to the course as a whole, and whether its topics hang together.

slug, title, tagline, closing
[[sections]]  id, title, text, items, here: sections of the outline that are not parts, in Markdown; `here` says for
              each item what this site does for it, and may be left out
[[weekly]]    id, text: what each week should include, the boxes that a learner ticks
[[weeks]]     number, topics, text: the map of every topic to its weeks
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from courses.tables import Table


def read_facts(table: Table, topics: Sequence[str] | None) -> dict[str, Any]:
    """All of course.toml. `topics` are the ids there are; None where some could not be read, so that none is missed."""
    return {
        "slug": table.text("slug", default="course"),
        "title": table.text("title"),
        "tagline": table.text("tagline", default=""),
        "closing": table.text("closing", default=""),
        "sections": tuple(_section(each) for each in table.tables("sections")),
        "weekly": tuple(_box(each) for each in table.tables("weekly")),
        "weeks": _weeks(table, topics),
    }


def check_prerequisites(topics: Mapping[str, tuple[Table, tuple[str, ...]]]) -> None:
    """Every prerequisite is a topic, and no topic needs itself, not even by way of others."""
    for table, needed in topics.values():
        for unknown in sorted(set(needed) - set(topics)):
            table.complain(f"prerequisites names {unknown}, but there is no such topic", "prerequisites")
    graph = {key: needed for key, (_, needed) in topics.items()}
    for key, (table, _) in topics.items():
        if circle := _circle(graph, key):
            table.complain(f"prerequisites go in a circle: {' needs '.join(circle)}", "prerequisites")
            return  # one cut may mend them all


def slug(text: str) -> str:
    """ "Think Bayes (Allen Downey)" -> "think-bayes-allen-downey"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80]


def _circle(graph: Mapping[str, Sequence[str]], start: str) -> list[str]:
    """A way from `start` back to itself; empty where there is none."""
    ways, seen = [[start]], set()
    while ways:
        way = ways.pop()
        for needed in graph.get(way[-1], ()):
            if needed == start:
                return [*way, start]
            if needed not in seen:
                seen.add(needed)
                ways.append([*way, needed])
    return []


def _section(table: Table) -> dict[str, Any]:
    title = table.text("title")
    section = {
        "id": table.text("id", default=slug(title)),
        "title": title,
        "text": table.text("text", default=""),
        "items": list(table.texts("items")),
        "here": list(table.texts("here")),
    }
    if len(section["here"]) not in (0, len(section["items"])):
        table.complain("here must have as many texts as items, empty ones where there is nothing to say", "here")
    if not section["text"] and not section["items"]:
        table.complain("the section is empty; give it a text or items", "title")
    table.finish()
    return section


def _box(table: Table) -> dict[str, str]:
    box = {"id": table.text("id"), "text": table.text("text")}
    table.finish()
    return box


def _weeks(table: Table, topics: Sequence[str] | None) -> tuple[dict[str, Any], ...]:
    weeks: list[dict[str, Any]] = []
    for number, each in enumerate(table.tables("weeks"), start=1):
        if each.integer("number", low=1, high=520) != number:
            each.complain(f"weeks are numbered in order; this one is {number}", "number")
        named = each.texts("topics")
        for unknown in sorted(set(named) - set(named if topics is None else topics)):
            each.complain(f"topics names {unknown}, but there is no such topic", "topics")
        weeks.append({"number": number, "topics": list(named), "text": each.text("text", default="")})
        each.finish()
    planned = {key for week in weeks for key in week["topics"]}
    forgotten = [key for key in topics or () if weeks and key not in planned]
    if forgotten:
        table.complain(f"no week has {', '.join(forgotten)}; every topic belongs to one", "weeks")
    return tuple(weeks)
