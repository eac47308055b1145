"""Pages beside a bare Django view: requests a second of one gunicorn process, signed in, with progress.

The bare view stands behind the same middleware, session and sign-in included, and answers four bytes. One process
serves, one asks over a connection that is kept; with two cores neither takes the other's.
"""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.report import in_turns, machine, mark, p50, table, write_section
from tests.journeys.stack import ROOT, free_port, wait_until

COUNT = 9
ROUND_S = 1.5
SHARE = 0.35
PAGES = {
    "bare view": "/bare/",
    "home": "/",
    "topic": "/topics/1.1/",
    "lesson": "/topics/1.1/lesson/",
    "exercise": "/exercises/matrix-multiplication/",
    "my progress": "/progress/",
}
PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("load_curriculum", verbosity=0)
from django.utils import timezone
from courses.models import Exercise, Topic, User
from courses.tracking import Judged, record_verdict, tick_objective
from hub.sign_in_links import link_for
learner = User.objects.create_user("bench")
for exercise in Exercise.objects.open().exclude(kind="check"):
    record_verdict(Judged(learner.pk, exercise.pk, exercise.current_id, 1.0, True, timezone.now(), [1]))
for topic in Topic.objects.order_by("part__number", "position")[:8]:
    for objective in topic.content["objectives"][:2]:
        tick_objective(learner, topic, objective["id"], ticked=True)
print("link", link_for(learner))
"""


def main(count: int) -> None:
    with served() as (port, cookie, _):
        runs = {name: lambda path=path: rate(port, cookie, path) for name, path in PAGES.items()}  # type: ignore[misc]
        found = {name: p50(rates) for name, rates in in_turns(count, runs).items()}
    bare = found["bare view"]
    rows = [
        [
            name,
            f"{each:.0f}",
            f"{each / bare:.0%}",
            "" if name == "bare view" else mark(each / bare, SHARE, at_least=True),
        ]
        for name, each in found.items()
    ]
    head = ["page", "requests a second", "of the bare view", f"at least {SHARE:.0%}"]
    write_section("pages", TEXT.format(machine=machine(), count=count, table=table(head, rows)))


def rate(port: int, cookie: str, path: str) -> float:
    """Answers a second over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    asked = 0
    began = time.perf_counter()
    while (took := time.perf_counter() - began) < ROUND_S:
        connection.request("GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, (path, answer.status)
        asked += 1
    connection.close()
    return asked / took


@contextmanager
def served(prepare: str = PREPARE) -> Iterator[tuple[int, str, list[str]]]:
    """One gunicorn process after this preparation, which prints words and, as the last one, a sign-in link.

    Its port, the cookie of who signed in by the link, and the other words.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = os.pathsep.join([str(ROOT), str(ROOT / "platform")])
        environment = {**os.environ, "HUB_DATA": folder, "PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "hub.settings"}
        prepared = [sys.executable, "manage.py", "shell", "--no-imports", "-c", prepare]
        said = subprocess.run(prepared, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
        *words, link = said.split()
        port = free_port()
        command = ["-m", "gunicorn", "tests.bench.bare:application", "--bind", f"127.0.0.1:{port}", "--workers", "1"]
        command += ["--worker-class", "gthread", "--threads", "2", "--no-control-socket"]
        log = (Path(folder) / "log").open("wb")
        server = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment, stderr=log)
        try:
            wait_until(lambda: _answers(port), 60, "the server answers")
            yield port, _sign_in(port, link), words
        finally:
            server.terminate()
            server.wait(20)
            log.close()


def _answers(port: int) -> bool:
    try:
        return _ask(port, "/health/").status == 200
    except OSError:
        return False


def _sign_in(port: int, link: str) -> str:
    answer = _ask(port, link)
    cookies = [value.partition(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
    assert any(cookie.startswith("sessionid=") for cookie in cookies), cookies
    return "; ".join(cookies)


def _ask(port: int, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    return connection.getresponse()


TEXT = """## Pages beside a bare Django view

One gunicorn process, a learner who is signed in and has done things, {count} rounds in turns ({machine}). The bare view
has the same middleware and asks who is signed in.

{table}"""
