"""Judge processes against a real sandbox: verdicts and events, and whose fault it is when something breaks."""

from __future__ import annotations

import json
import os
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.judging import Judge, JudgePool
from grader.results import JudgeJob, Outcome, Report, Verdict
from tests.grader.example_exercises import ROOT, curriculum_exercise, small_exercise
from tests.sandbox.conftest import RunningService, need_engine, running

pytestmark = pytest.mark.bubblewrap

MATMUL = curriculum_exercise("matrix-multiplication")
Event = tuple[str, dict[str, Any]]


@pytest.fixture(scope="module")
def sandboxes() -> Iterator[RunningService]:
    need_engine("bubblewrap")
    with tempfile.TemporaryDirectory() as folder, running("bubblewrap", Path(folder), "--warm", "python=2") as service:
        yield service


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as warm:
        yield warm


class Desk:
    """Hands jobs to a judge and remembers the events."""

    def __init__(self, judge: Judge, address: Path) -> None:
        self.judge = judge
        self.address = address
        self.events: list[Event] = []

    def work(
        self, source: str, exercise: dict[str, Any] = MATMUL, *, kind: str = "submission", stop_after: float = 1e9,
        deadline_s: float = 60,
    ) -> Report:  # fmt: skip
        self.events = []
        job = JudgeJob(kind, source, exercise, "5eed", str(self.address), "submission:test")
        started = time.monotonic()
        return self.judge.work(
            job,
            lambda event, data: self.events.append((event, data)),
            lambda: time.monotonic() - started > stop_after,
            deadline_s,
        )

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [data for event, data in self.events if event == kind]


@pytest.fixture
def desk(judge: Judge, sandboxes: RunningService) -> Desk:
    return Desk(judge, sandboxes.address)


def exercise_of(checks: str, **facts: Any) -> dict[str, Any]:
    head = "import numpy as np\nfrom grader.checks import *\n"
    plain = {"id": "x", "solution": "", "wrong": [], "entry_points": [], "rules": [], "limits": {"call_s": 5}}
    return {**plain, "checks": head + checks, **facts}


ONE_CALL = "@check('calls f')\ndef calls(learner, rng):\n    expect(learner.f()).equal(1)\n"


def test_a_right_solution_passes_and_tells_how_it_went(desk: Desk) -> None:
    report = desk.work(MATMUL["solution"])
    assert report.verdict is Verdict.PASSED, report
    assert report.points == report.max_points == 9
    assert [data["phase"] for data in desk.of("phase")] == ["starting", "running", "judging"]
    assert [data["key"] for data in desk.of("check")] == [check.key for check in report.checks]
    assert report.opened["engine"] == "bubblewrap"
    assert report.ending["ending"] == "finished"


@pytest.mark.parametrize("mistake", MATMUL["wrong"], ids=lambda mistake: mistake["name"])
def test_a_wrong_answer_fails_by_its_check_in_the_sandbox_too(desk: Desk, mistake: dict[str, str]) -> None:
    report = desk.work(mistake["source"])
    assert [check.key for check in report.checks if check.outcome is Outcome.FAILED] == [mistake["fails"]]
    first = next(check for check in report.checks if check.outcome is Outcome.FAILED)
    assert first.diagnosis is None or first.diagnosis.code == f"wrong:{mistake['name']}"


@pytest.mark.parametrize("way", MATMUL["also_right"], ids=lambda way: way["name"])
def test_another_right_way_passes_in_the_sandbox_too(desk: Desk, way: dict[str, str]) -> None:
    assert desk.work(way["source"]).verdict is Verdict.PASSED


def test_objects_asks_and_output_in_the_sandbox(desk: Desk) -> None:
    exercise = small_exercise("counter")
    report = desk.work(exercise["solution"], exercise)
    assert report.verdict is Verdict.PASSED, [(check.key, check.message, check.got) for check in report.checks]
    assert "HELLO" in "".join(data["text"] for data in desk.of("output"))


def test_objects_that_nobody_refers_to_are_released_inside(desk: Desk) -> None:
    checks = (
        "@check('many')\ndef many(learner, rng):\n"
        "    total = learner.new('Box', 0)\n"
        "    for _ in range(300):\n        total = total + 1\n"
        "    expect(total.n).equal(300)\n"
    )
    source = (
        "class Box:\n    def __init__(self, n): self.n = n\n    def __add__(self, other): return Box(self.n + other)\n"
    )
    report = desk.work(source, exercise_of(checks, limits={"handles": 100}))
    assert report.verdict is Verdict.PASSED, report


@pytest.mark.docker
def test_arrays_and_figures_in_the_sandbox(judge: Judge) -> None:
    need_engine("docker", "science")
    exercise = small_exercise("histogram", profile={"image": "science", "preload": "plot", "size": "M"})
    with tempfile.TemporaryDirectory() as folder, running("docker", Path(folder)) as service:
        desk = Desk(judge, service.address)
        report = desk.work(exercise["solution"], exercise)
        assert report.verdict is Verdict.PASSED, [(check.key, check.message, check.got) for check in report.checks]
        (figure,) = desk.of("figure")
        assert figure["png"].startswith("iVBORw0KGgo")
        untitled = desk.work(exercise["solution"].replace('"Counts"', '"Other"'), exercise)
        assert [check.key for check in untitled.checks if check.outcome is Outcome.FAILED] == ["bars"]


@pytest.mark.parametrize(
    ("body", "verdict", "words"),
    [
        ("return 1", Verdict.PASSED, "The check is satisfied."),
        ("return 2", Verdict.FAILED, "No check passed yet"),
        ("raise ValueError('no')", Verdict.ERROR, "the same obstacle, ValueError"),
        ("raise NotImplementedError", Verdict.FAILED, "`f` is not written yet"),
        ("import os; os._exit(3)", Verdict.ERROR, "exit code 3"),
        ("import os; os.abort()", Verdict.ERROR, "signal 6"),
        ("while True: pass", Verdict.TIME_LIMIT, "longer than it may"),
        ("while True: print('x' * 1000)", Verdict.OUTPUT_LIMIT, "printed more than the 256 KB"),
        ("return bytearray(64 * 1024 * 1024)", Verdict.ERROR, ""),
    ],
)
def test_how_code_ends_is_how_it_is_judged(desk: Desk, body: str, verdict: Verdict, words: str) -> None:
    report = desk.work(f"def f():\n    {body}\n", exercise_of(ONE_CALL, limits={"call_s": 1.5}))
    assert report.verdict is verdict, report
    assert words in report.headline


BUILT_ON = """
@check("Answers", task=1)
def answers(learner, rng):
    expect(learner.f()).equal(1)


@check("Answers again", task=1, needs=("answers",))
def again(learner, rng):
    expect(learner.f()).equal(1)
"""


def test_checks_that_were_not_tried_met_no_obstacle(desk: Desk) -> None:
    report = desk.work("def f():\n    raise ValueError('no')\n", exercise_of(BUILT_ON))
    assert report.headline == "One check met ValueError; what builds on it was not tried."


def test_code_that_cannot_be_loaded(desk: Desk) -> None:
    report = desk.work("x = 1\nimport nothing_of_that_name\n")
    assert report.verdict is Verdict.ERROR
    assert report.error is not None
    assert (report.error.type_name, report.error.frames[-1]["line"]) == ("ModuleNotFoundError", 2)
    assert report.error.advice


def test_what_is_refused_never_reaches_a_sandbox(desk: Desk) -> None:
    report = desk.work("def matmul(a, b):\n    return a @ b\n")
    assert report.verdict is Verdict.REFUSED
    assert report.refusals[0]["line"] == 2
    assert desk.work("def matmul(a, b:").verdict is Verdict.ERROR
    assert desk.events == []


def test_an_advisory_rule_remarks_and_does_not_refuse(desk: Desk) -> None:
    rules = [{"name": "sum", "reason": "Try a loop.", "advisory": True}]
    report = desk.work("def f():\n    return sum([1])\n", exercise_of(ONE_CALL, rules=rules))
    assert report.verdict is Verdict.PASSED
    assert report.refusals[0]["reason"] == "Try a loop."


def test_a_run_shows_its_output_and_has_no_verdict_to_win(desk: Desk) -> None:
    report = desk.work("import sys\nprint('hello')\nprint('\\x1b[31mred', file=sys.stderr)\n", kind="run")
    assert report.verdict is Verdict.FINISHED
    shown = [(data["stream"], data["text"]) for data in desk.of("output")]
    assert ("stdout", "hello\n") in shown
    assert "␛[31mred" in dict(shown)["stderr"]
    assert report.checks == ()
    failing = desk.work("def g():\n    return 1 / 0\ng()\n", kind="run")
    assert failing.verdict is Verdict.ERROR
    assert "ZeroDivisionError in line 2" in failing.headline


def test_a_character_printed_in_two_parts_stays_one(desk: Desk) -> None:
    source = "import os, time\nos.write(1, b'\\xc3')\ntime.sleep(0.1)\nos.write(1, b'\\xa4\\xff')\n"
    desk.work(source, kind="run")
    assert "".join(data["text"] for data in desk.of("output")) == "ä\ufffd"


def test_metrics_are_told_while_it_runs(desk: Desk) -> None:
    desk.work("import lab\nfor step in range(3):\n    lab.log(step=step, loss=1.0 / (1 + step))\n", kind="run")
    assert [(data["step"], data["values"]) for data in desk.of("metric")][:2] == [
        (0, {"loss": 1.0}),
        (1, {"loss": 0.5}),
    ]


def test_stop_ends_it_within_a_moment(desk: Desk) -> None:
    started = time.monotonic()
    report = desk.work("import time\ntime.sleep(50)\n", kind="run", stop_after=0.5)
    assert report.verdict is Verdict.STOPPED
    assert time.monotonic() - started < 5


def test_without_a_sandbox_nobody_is_judged(judge: Judge, tmp_path: Path) -> None:
    report = Desk(judge, tmp_path / "nobody").work(MATMUL["solution"])
    assert report.verdict is Verdict.NOT_JUDGED
    assert "no sandbox service answers" in report.operator_detail
    assert "not yours" in report.headline


def test_a_broken_check_is_never_the_learners_failure(desk: Desk) -> None:
    report = desk.work("def f(): return 1", exercise_of("@check('broken')\ndef broken(learner, rng): 1 / 0\n"))
    assert report.verdict is Verdict.NOT_JUDGED
    assert "ZeroDivisionError" in report.operator_detail


def test_a_print_in_a_check_stays_out_of_the_events(desk: Desk) -> None:
    checks = 'print(\'{"kind": "report"}\', flush=True)\n' + ONE_CALL
    assert desk.work("def f(): return 1", exercise_of(checks)).verdict is Verdict.PASSED


def test_answers_that_keep_the_judge_busy_are_the_learners_failure(sandboxes: RunningService) -> None:
    spins = (
        "@check('spins')\ndef spins(learner, rng):\n    while learner.f() == 1 and True:\n        while True: pass\n"
    )
    with Judge() as judge:
        desk = Desk(judge, sandboxes.address)
        report = desk.work("def f(): return 1", exercise_of(spins), deadline_s=2)
        assert report.verdict is Verdict.ERROR
        assert "longer to read and compare" in report.headline
        assert desk.work("def f(): return 1", exercise_of(ONE_CALL)).verdict is Verdict.PASSED


def test_a_judge_that_is_killed_is_our_fault_and_is_replaced(sandboxes: RunningService) -> None:
    with Judge() as judge:
        judge.start()
        first = pid_of(judge)
        threading.Timer(0.5, os.kill, (first, signal.SIGKILL)).start()
        desk = Desk(judge, sandboxes.address)
        report = desk.work("import time\ntime.sleep(20)", kind="run")
        assert report.verdict is Verdict.NOT_JUDGED
        assert "SIGKILL" in report.operator_detail
        assert desk.work(MATMUL["solution"]).verdict is Verdict.PASSED
        assert pid_of(judge) != first


def test_a_judge_is_replaced_after_its_number_of_jobs(sandboxes: RunningService) -> None:
    with Judge(jobs=2) as judge:
        desk = Desk(judge, sandboxes.address)
        pids = []
        for _ in range(3):
            desk.work("def matmul(:")
            pids.append(pid_of(judge))
        assert pids[0] == pids[1] != pids[2]


def test_a_judge_inherits_nothing_and_ends_on_sigterm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_SECRET_KEY", "a secret that no judge may know")
    with Judge() as judge:
        judge.start()
        pid = pid_of(judge)
        assert b"secret" not in Path(f"/proc/{pid}/environ").read_bytes()
        modules = Path(f"/proc/{pid}/maps").read_text()
        assert "psycopg" not in modules
        os.kill(pid, signal.SIGTERM)
        assert os.waitpid(pid, 0)[1] == 0


def test_a_pool_works_on_several_jobs_at_once(sandboxes: RunningService) -> None:
    pool = JudgePool(2)
    job = JudgeJob("submission", MATMUL["solution"], MATMUL, "5eed", str(sandboxes.address), "submission:test")
    verdicts: list[Verdict] = []

    def work() -> None:
        verdicts.append(pool.work(job, lambda *_: None, lambda: False, 60).verdict)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pool.close()
    assert verdicts == [Verdict.PASSED] * 4


def test_the_judges_own_processor_time_is_limited(sandboxes: RunningService) -> None:
    spins = "@check('spins')\ndef spins(learner, rng):\n    learner.f()\n    while True: pass\n"
    job = JudgeJob("submission", "def f(): return 1", exercise_of(spins), "5eed", str(sandboxes.address), "test")
    body = json.dumps({"job": job.to_dict()}).encode()
    program = "import grader.judging.process as p; p.CPU_SECONDS = 1; p.serve()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", program], env=environment, **pipes) as process:  # type: ignore[call-overload]
        process.stdin.write(struct.pack("!I", len(body)) + body)
        process.stdin.flush()
        last: dict[str, Any] = {}
        while last.get("kind") != "report":
            last = json.loads(process.stdout.readline())
        process.stdin.close()
    assert last["data"]["verdict"] == "error"
    assert "more time or memory" in last["data"]["headline"]


def pid_of(judge: Judge) -> int:
    assert judge._process is not None
    return judge._process.pid
