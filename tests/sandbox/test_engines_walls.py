"""What code inside can see and reach on each engine, and that what it should be able to do works."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from sandbox.job import Ending, Image, Preload, Profile, Size
from sandbox.values import Output
from tests.sandbox.conftest import SHORT, RunningService, need_engine

SCIENCE_LIMITS = replace(SHORT, session_s=60, call_s=40, cpu_s=40)


def test_prints_of_python_c_and_a_forked_child_arrive_in_their_streams(service: RunningService) -> None:
    source = """
        import ctypes, os, sys
        print("from python")
        print("to stderr", file=sys.stderr)
        sys.stdout.flush()
        library = ctypes.CDLL(None)
        library.puts(b"from C")
        library.fflush(None)
        if os.fork() == 0:
            os.write(1, b"from a child\\n")
            os._exit(0)
        os.wait()
    """
    heard: list[Output] = []
    with service.open(on_event=heard.append) as inside:
        inside.run(dedent(source))
    text = {
        stream: b"".join(event.data for event in heard if event.stream == stream) for stream in ("stdout", "stderr")
    }
    assert text["stdout"].split(b"\n")[:3] == [b"from python", b"from C", b"from a child"]
    assert text["stderr"] == b"to stderr\n"


def test_nothing_of_the_host_can_be_seen(service: RunningService, tmp_path: Path) -> None:
    """Canaries in the checkout, a temporary folder, the home, the service's environment and among processes."""
    planted = [tmp_path / "canary", Path.home() / ".hub-test-canary", Path(__file__)]
    source = """
        import os
        def readable(paths):
            return [path for path in paths if os.path.exists(path)]
        def environments():
            found = []
            for entry in os.listdir("/proc"):
                if entry.isdigit():
                    try:
                        found.append(open(f"/proc/{entry}/environ").read())
                    except OSError:
                        pass
            return found + [repr(dict(os.environ))]
        def processes():
            return sorted(int(entry) for entry in os.listdir("/proc") if entry.isdigit())
        def interfaces():
            return [line.split(":")[0].strip() for line in open("/proc/net/dev") if ":" in line]
    """
    try:
        for path in planted[:2]:
            path.write_text("canary")
        with service.open() as inside:
            inside.load({"solution.py": dedent(source)})
            assert inside.call("readable", [str(path) for path in planted]) == []
            assert all("canary-of-the-tests" not in text for text in inside.call("environments"))
            assert max(inside.call("processes")) < 50
            assert inside.call("interfaces") == ["lo"]
    finally:
        planted[1].unlink(missing_ok=True)


def test_a_sandbox_is_used_once(service: RunningService) -> None:
    source = """
        import os
        def go():
            seen = os.path.exists("/tmp/mark")
            open("/tmp/mark", "w").close()
            return seen
    """
    seen = []
    for _ in range(3):
        with service.open() as inside:
            inside.load({"solution.py": dedent(source)})
            seen.append((inside.call("go"), inside.opened.sandbox_id))
    assert [mark for mark, _ in seen] == [False] * 3
    assert len({identity for _, identity in seen}) == 3


def test_the_learner_cannot_reach_the_supervisor(service: RunningService) -> None:
    source = """
        import os, signal
        def go():
            tried = []
            for what in (
                lambda: os.listdir("/proc/1/fd"),
                lambda: open("/proc/1/mem", "rb+"),
                lambda: open("/proc/1/environ").read(),
                lambda: open("/proc/1/fd/0", "wb"),
            ):
                try:
                    what()
                    tried.append("reached")
                except OSError:
                    tried.append("refused")
            for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGINT, signal.SIGUSR1):
                os.kill(1, number)
            return tried
    """
    with service.open() as inside:
        inside.load({"solution.py": dedent(source)})
        assert inside.call("go") == ["refused"] * 4
        assert inside.call("go") == ["refused"] * 4
        assert inside.close().ending is Ending.FINISHED


def test_the_users_of_two_sandboxes_differ(service: RunningService) -> None:
    with service.open() as one, service.open() as other:
        for inside in (one, other):
            inside.load({"solution.py": "import os\ndef go():\n    return os.getuid()\n"})
        users = {one.call("go"), other.call("go")}
    assert len(users) == 2 and 0 not in users


def test_large_answers_and_arguments_pass(service: RunningService) -> None:
    with service.open() as inside:
        inside.load({"solution.py": "def go(data):\n    return data * 2\n"})
        assert inside.call("go", b"x" * 7_000_000) == b"x" * 14_000_000


@pytest.mark.parametrize(
    ("preload", "source", "wanted"),
    [
        (
            Preload.ML,
            """
            import numpy as np
            from sklearn.ensemble import RandomForestClassifier
            def go():
                x = np.random.default_rng(0).normal(size=(200, 4))
                model = RandomForestClassifier(n_estimators=10, n_jobs=2).fit(x, x[:, 0] > 0)
                return float(model.score(x, x[:, 0] > 0))
            """,
            lambda value: value > 0.9,
        ),
        (
            Preload.PLOT,
            """
            import matplotlib.pyplot as plt
            def go():
                plt.plot([1, 2, 3])
                plt.title("A line")
                return plt.get_backend().lower()
            """,
            lambda value: value == "agg",
        ),
    ],
    ids=["scikit-learn", "matplotlib"],
)
def test_scientific_libraries_work(service: RunningService, preload: Preload, source: str, wanted: object) -> None:
    need_engine(service.engine, "science")
    with service.open(Profile(Image.SCIENCE, preload, Size.M), SCIENCE_LIMITS) as inside:
        inside.load({"solution.py": dedent(source)})
        assert wanted(inside.call("go"))  # type: ignore[operator]
        if preload is Preload.PLOT:
            (figure,) = inside.figures()
            assert figure.png.startswith(b"\x89PNG") and figure.axes[0]["title"] == "A line"


def test_torch_trains_and_loads_with_workers(service: RunningService) -> None:
    need_engine(service.engine, "torch")
    source = """
        import torch
        from torch.utils.data import DataLoader, TensorDataset
        def go():
            torch.manual_seed(0)
            x = torch.randn(256, 3)
            data = TensorDataset(x, x.sum(1, keepdim=True))
            model = torch.nn.Linear(3, 1)
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
            for epoch in range(3):
                for features, target in DataLoader(data, batch_size=32, num_workers=2):
                    loss = ((model(features) - target) ** 2).mean()
                    optimizer.zero_grad()
                    loss.backward()
                    optimizer.step()
            return loss.item()
    """
    with service.open(Profile(Image.TORCH, Preload.TORCH, Size.M), SCIENCE_LIMITS) as inside:
        inside.load({"solution.py": dedent(source)})
        assert inside.call("go") < 0.1
