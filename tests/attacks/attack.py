"""Hostile submissions as files: one attack each, told in its header, beside the small exercises that they attack.

An attack is `<group>/<name>.py`. Its header is the comment at the top: sentences that explain the attack, then TOML:

    # Answers with an object that is equal to everything it is compared with.
    #
    # target = "scalar"
    # verdict = "failed"
    # reason = "an object of type Yes"

| key       | meaning |
|-----------|---------|
| `target`  | a folder below exercises/, or "script" for a Run |
| `verdict` | what must come of it: one verdict, or a list where chance or load decides between them |
| `reason`  | words on the results page that say why; a list where chance decides; `all` of them with `says` |
| `says`    | a list of further words, every one of which the results page must show as text |
| `limits`  | what differs from the exercise's own limits |
| `built`   | true where the file defines `source()`, which makes the hostile source (too large or too odd for a file) |
| `[docker]`, `[bubblewrap]` | what differs on one engine, and `why` |

Whatever an attack writes to a disk is called `attack-…`, and whatever script it plants calls `attacked()`: so the tests
know what to look for. The judging is left to `bench`, what must hold afterwards to `test_attacks`.
"""

from __future__ import annotations

import ast
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
GROUPS = ("escape", "exhaust", "forge", "leak", "run", "web")
ENGINES = ("docker", "bubblewrap")
KEYS = {"target", "verdict", "reason", "says", "limits", "built", *ENGINES}
ENGINE_KEYS = {"verdict", "reason", "why"}
SCRIPT = "script"


@dataclass(frozen=True)
class Attack:
    """One hostile submission, and what must come of it."""

    group: str
    name: str
    tries: str
    target: str
    source: str
    verdict: tuple[str, ...]
    reason: tuple[str, ...]
    says: tuple[str, ...] = ()
    limits: dict[str, Any] = field(default_factory=dict)
    differs: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return "run" if self.target == SCRIPT else "submission"

    def verdicts(self, engine: str) -> tuple[str, ...]:
        return _several(self.differs.get(engine, {}).get("verdict", self.verdict))

    def reasons(self, engine: str) -> tuple[str, ...]:
        return _several(self.differs.get(engine, {}).get("reason", self.reason))


@dataclass(frozen=True)
class Target:
    """A small exercise: its content as a version holds it, and an answer that passes.

    `next` names the exercise that is answered honestly right after an attack: another one where this one's libraries
    take seconds to load.
    """

    content: dict[str, Any]
    honest: str
    next: str


@cache
def attacks() -> tuple[Attack, ...]:
    """Every attack, by group and name."""
    return tuple(read(path) for group in GROUPS for path in sorted((HERE / group).glob("*.py")))


def read(path: Path) -> Attack:
    """Raises ValueError for a header that doesn't say everything, or says what no header says."""
    text = path.read_text()
    tries, header = _header(text)
    unknown = set(header) - KEYS | {key for engine in ENGINES for key in set(header.get(engine, {})) - ENGINE_KEYS}
    if unknown or not tries or not {"target", "verdict", "reason"} <= set(header):
        raise ValueError(f"{path}: a header explains the attack and has target, verdict, reason; unknown: {unknown}")
    if any("why" not in header.get(engine, {"why": ""}) for engine in ENGINES):
        raise ValueError(f"{path}: where an engine differs, the header says why")
    return Attack(
        group=path.parent.name,
        name=path.stem,
        tries=tries,
        target=header["target"],
        source=_built(text, path) if header.get("built") else text,
        verdict=_several(header["verdict"]),
        reason=_several(header["reason"]),
        says=_several(header.get("says", [])),
        limits=header.get("limits", {}),
        differs={engine: header[engine] for engine in ENGINES if engine in header},
    )


@cache
def target(name: str) -> Target:
    """An exercise of exercises/, with everything that a version's content has."""
    if name == SCRIPT:
        return Target({"limits": LIMITS, "profile": PLAIN}, "print('an honest line')\n", name)
    folder = HERE / "exercises" / name
    facts = tomllib.loads((folder / "exercise.toml").read_text())
    probe = folder / "probe.py"
    honest = (folder / "honest.py").read_text()
    content = {
        "profile": {**PLAIN, **facts.get("profile", {})},
        "limits": {**LIMITS, **facts.get("limits", {})},
        "entry_points": _entries(honest),
        "checks": (folder / "checks.py").read_text(),
        "probe": probe.read_text() if probe.exists() else "",
        "solution": honest,
    }
    return Target(content, honest, facts.get("next", name))


def targets() -> list[str]:
    """The names of all exercises that attacks may have."""
    return sorted(path.name for path in (HERE / "exercises").iterdir())


PLAIN = {"image": "python", "preload": "none", "size": "S", "gpu": "none"}
# Long enough for an honest answer on a busy machine; an attack on a clock sets its own.
LIMITS = {"session_s": 40.0, "call_s": 20.0, "cpu_s": 10.0, "output_bytes": 65_536, "asks": 200, "handles": 50}


def _header(text: str) -> tuple[str, dict[str, Any]]:
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.removeprefix("#").removeprefix(" "))
    start = next((place for place, line in enumerate(lines) if line.startswith("target = ")), len(lines))
    return " ".join(lines[:start]).strip(), tomllib.loads("\n".join(lines[start:]))


def _built(text: str, path: Path) -> str:
    names: dict[str, Any] = {}
    exec(compile(text, str(path), "exec"), names)
    return str(names["source"]())


def _entries(honest: str) -> list[dict[str, Any]]:
    """Every public function and class of the honest answer, as exercise.toml would name it."""
    public = [node for node in ast.parse(honest).body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    return [
        {
            "name": node.name,
            "kind": "class" if isinstance(node, ast.ClassDef) else "function",
            "signature": f"{node.name}({ast.unparse(node.args) if isinstance(node, ast.FunctionDef) else ''})",
            "shapes": {},
            "axes": {},
        }
        for node in public
        if not node.name.startswith("_")
    ]


def _several(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
