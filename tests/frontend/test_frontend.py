"""The front end as it is committed: the build belongs to the sources, names that templates and scripts share agree."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.template.loader import get_template, render_to_string

from grader.results import Outcome, Verdict

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
TEMPLATES = FRONTEND / "templates"
SOURCES = [*TEMPLATES.rglob("*.html"), *(FRONTEND / "src").rglob("*.ts")]


def test_every_template_compiles() -> None:
    for path in TEMPLATES.rglob("*.html"):
        get_template(str(path.relative_to(TEMPLATES)))


def test_every_icon_that_is_asked_for_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="i-([\w-]+)"', (TEMPLATES / "components/_sprite.html").read_text()))
    asked: set[str] = set()
    for path in SOURCES:
        for pair in re.findall(r'\{% icon "([\w-]+)"|\bicon\("([\w-]+)"\)', path.read_text()):
            asked |= {name for name in pair if name}
    assert len(asked) > 20
    assert asked <= drawn


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_its_own_words_tone_and_icon(verdict: Verdict) -> None:
    show = {
        part: render_to_string("components/_verdict.html", {"verdict": verdict.value, "as": part}).strip()
        for part in ("tone", "icon", "title")
    }
    assert show["tone"] in {"good", "bad", "warn", "ours", "run", "plain"}
    assert show["title"] not in {"", "In progress"}
    assert "<use" in show["icon"]
    assert (show["tone"] == "good") == (verdict is Verdict.PASSED)
    assert (show["tone"] == "ours") == (verdict is Verdict.NOT_JUDGED)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_is_told_by_a_word_not_only_by_its_colour(outcome: Outcome) -> None:
    assert outcome.value.capitalize() in render_to_string("components/_outcome.html", {"outcome": outcome.value})


def test_what_a_learner_printed_stays_text() -> None:
    shown = render_to_string(
        "components/_output.html", {"output": [{"stream": "stdout", "text": "<script>x</script>"}]}
    )
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown


def test_the_lock_file_names_no_registry() -> None:
    packages = json.loads((FRONTEND / "package-lock.json").read_text())["packages"]
    assert len(packages) > 20
    assert not [name for name, package in packages.items() if "resolved" in package]


def test_the_manifest_lists_files_that_are_there() -> None:
    entries = json.loads((FRONTEND / "dist/manifest.json").read_text())
    assert {"src/main.ts", "src/exercise.ts"} <= entries.keys()
    for entry in entries.values():
        for name in (entry["file"], *entry.get("css", [])):
            assert (FRONTEND / "dist" / name).is_file()


def test_no_chunk_imports_an_entry() -> None:
    entries = json.loads((FRONTEND / "dist/manifest.json").read_text())
    imported = {name for entry in entries.values() for name in entry.get("imports", [])}
    assert not [name for name in imported if entries[name].get("isEntry")]


@pytest.mark.slow
def test_the_committed_build_is_what_the_sources_give(tmp_path: Path) -> None:
    node = shutil.which("node")
    vite = FRONTEND / "node_modules/vite/bin/vite.js"
    if node is None or not vite.is_file():
        pytest.skip("needs Node and `npm ci` in frontend/")
    build = [node, str(vite), "build", "--outDir", str(tmp_path / "dist"), "--emptyOutDir", "--logLevel", "error"]
    subprocess.run(build, cwd=FRONTEND, check=True, timeout=120)
    built = {path.relative_to(tmp_path / "dist"): path.read_bytes() for path in _files(tmp_path / "dist")}
    committed = {path.relative_to(FRONTEND / "dist"): path.read_bytes() for path in _files(FRONTEND / "dist")}
    assert built.keys() == committed.keys()
    assert not [str(name) for name, content in built.items() if committed[name] != content]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
