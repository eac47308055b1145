"""A session with honest code: what goes in, what comes out, what it may do meanwhile."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sandbox
from sandbox.job import Ending, Limits, Preload, Profile, SandboxUnavailable, SessionEnded
from sandbox.session import Session, SessionEvent
from sandbox.steps import Step, Want
from sandbox.values import AskError, Called, Earlier, Handle, LearnerException, Metric, Opaque, Output, Remote
from tests.sandbox.bare_service import BareService

NUMPY = Profile(preload=Preload.NUMPY)

SOLUTION = '''
import numpy as np

SIZE = 3

class Counter:
    """Counts."""
    def __init__(self, start=0):
        self.count = start
    def up(self, by=1):
        self.count += by
        return self.count
    def __add__(self, other):
        return Counter(self.count + (other.count if isinstance(other, Counter) else other))
    def __len__(self):
        return self.count
    def __iter__(self):
        return iter(range(self.count))

def matmul(a, b):
    return np.asarray(a) @ np.asarray(b)

def sort_in_place(values, *, reverse=False):
    values.sort(reverse=reverse)
    return values[0]

def minimise(f, start):
    best = start
    for step in range(20):
        best = min(best, best + 1, best - 1, key=f)
    return best

def play(env):
    total, state = 0, env.reset()
    while state < env.goal:
        state, reward = env.step(1)
        total += reward
    return total

def tell(*values):
    return [type(value).__name__ for value in values]

def generator():
    yield 1
'''


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareService]:
    service = BareService(tmp_path_factory.mktemp("service"))
    yield service
    service.close()


@pytest.fixture
def session(service: BareService) -> Iterator[Session]:
    with sandbox.open(NUMPY, Limits(call_s=5), address=service.address) as session:
        session.load({"solution.py": SOLUTION})
        yield session


def opened(service: BareService, limits: Limits | None = None, events: list[SessionEvent] | None = None) -> Session:
    on_event = None if events is None else events.append
    return sandbox.open(NUMPY, limits or Limits(call_s=5), address=service.address, on_event=on_event)


def test_loading_tells_what_the_module_defines(service: BareService) -> None:
    with opened(service) as session:
        names = session.load({"solution.py": SOLUTION})
    kinds = {name: about["kind"] for name, about in names.items()}
    functions = dict.fromkeys(["matmul", "sort_in_place", "minimise", "play", "tell", "generator"], "function")
    assert kinds == {"np": "module", "SIZE": "value", "Counter": "class", **functions}
    assert names["SIZE"] == {"kind": "value", "type": "int", "parameters": None}
    assert names["sort_in_place"]["parameters"] == [
        {"name": "values", "kind": "POSITIONAL_OR_KEYWORD", "optional": False},
        {"name": "reverse", "kind": "KEYWORD_ONLY", "optional": True},
    ]


def test_a_call_takes_and_gives_data(session: Session) -> None:
    product = session.call("matmul", [[1.0, 2.0]], np.eye(2))
    assert product.tolist() == [[1.0, 2.0]]


def test_arguments_arrive_as_what_they_are(session: Session) -> None:
    kinds = session.call("tell", np.zeros(2), (1,), [1], {1: 2}, None, "s", b"b", np.float32(1), 1 + 2j)
    assert kinds == ["ndarray", "tuple", "list", "dict", "NoneType", "str", "bytes", "float32", "complex"]


def test_what_is_not_data_is_named(session: Session) -> None:
    answer = session.call("generator")
    assert isinstance(answer, Opaque)
    assert answer.type_name == "generator"


def test_changed_arguments_can_be_seen(session: Session) -> None:
    called = session.call("sort_in_place", [3, 1, 2], reverse=True, echo_args=True)
    assert called == Called(3, ([3, 2, 1],), {"reverse": True})


def test_an_object_stays_inside_and_is_used_by_its_handle(session: Session) -> None:
    counter = session.call("Counter", 2, keep=True)
    assert isinstance(counter, Handle)
    assert counter.type_name.endswith("Counter")
    results = session.steps(
        [
            Step.method(counter, "up", by=3),
            Step.get(counter, "count"),
            Step.operator("add", counter, counter, want=Want.HANDLE),
            Step.operator("len", Earlier(2)),
            Step.operator("list", counter),
            Step.set(counter, "count", 9),
            Step.get(counter, "count"),
        ]
    )
    assert results[:2] == [5, 5]
    assert isinstance(results[2], Handle)
    assert results[3:] == [10, [0, 1, 2, 3, 4], None, 9]


def test_a_batch_chains_without_handles(session: Session) -> None:
    steps = [
        Step.call("Counter", 1, want=Want.NOTHING),
        Step.operator("add", Earlier(0), 4, want=Want.NOTHING),
        Step.get(Earlier(1), "count"),
    ]
    assert session.steps(steps) == [None, None, 5]


def test_each_result_is_as_it_was_at_its_step(session: Session) -> None:
    counter = session.call("Counter", keep=True)
    session.steps([Step.set(counter, "log", [1])])
    log = Step.get(counter, "log", want=Want.NOTHING)
    before, _, after = session.steps([Step.get(counter, "log"), log, Step.method(Earlier(1), "append", 2)])
    assert before == [1]
    assert after is None
    assert session.steps([Step.get(counter, "log")]) == [[1, 2]]


def test_either_data_or_a_handle(session: Session) -> None:
    data, kept, mixed = session.steps(
        [
            Step.call("matmul", [[2]], [[3]], want=Want.EITHER),
            Step.call("Counter", want=Want.EITHER),
            Step.get("solution", "generator", want=Want.EITHER),
        ]
    )
    assert data.tolist() == [[6]]
    assert isinstance(kept, Handle)
    assert isinstance(mixed, Handle)


def test_a_released_handle_is_gone(session: Session) -> None:
    counter = session.call("Counter", keep=True)
    session.steps([Step.release(counter)])
    with pytest.raises(LearnerException, match="KeyError"):
        session.steps([Step.get(counter, "count")])


def test_the_number_of_kept_objects_is_capped(service: BareService) -> None:
    with opened(service, Limits(handles=3)) as session:
        session.load({"solution.py": SOLUTION})
        for _ in range(5):
            session.steps([Step.release(session.call("Counter", keep=True))])
        with pytest.raises(SessionEnded, match="3 objects"):
            session.steps([Step.call("Counter", want=Want.HANDLE)] * 4)


def test_an_exception_in_a_batch_tells_its_step(session: Session) -> None:
    with pytest.raises(LearnerException) as raised:
        session.steps([Step.call("tell"), Step.call("matmul", [[1]], [[1, 2], [3, 4]])])
    assert raised.value.step == 1
    assert "ValueError" in raised.value.error.base_names
    assert session.call("tell", 1) == ["int"]


def test_a_function_of_ours_is_called_from_inside(session: Session) -> None:
    asked: list[Any] = []

    def objective(x: float) -> float:
        asked.append(x)
        return (x - 7) ** 2

    assert session.call("minimise", objective, 0) == 7
    assert len(asked) > 20


def test_an_environment_of_ours_is_played_from_inside(session: Session) -> None:
    state = 0

    def step(action: int) -> tuple[int, float]:
        nonlocal state
        state += action
        return state, 0.5

    env = Remote("Env", {"reset": lambda: 0, "step": step}, {"goal": 4})
    assert session.call("play", env) == 2.0
    assert session.call("tell", env) == ["Env"]


def test_built_in_exceptions_of_our_function_are_raised_inside(session: Session) -> None:
    code = "def attempt(f, *args):\n    try:\n        return f(*args)\n"
    code += "    except ValueError as e:\n        return str(e)\n"
    session.load({"careful.py": code}, module="careful")

    def strict(x: int) -> int:
        if x < 0:
            raise ValueError("x must not be negative")
        return x

    def tool(_x: int) -> int:
        raise AskError("ValueError", "the tool is broken")

    assert session.call("attempt", strict, -1, module="careful") == "x must not be negative"
    assert session.call("attempt", tool, 1, module="careful") == "the tool is broken"
    with pytest.raises(LearnerException, match="TypeError"):
        session.call("attempt", strict, 1, 2, 3, module="careful")


def test_other_exceptions_of_our_function_reach_us_and_the_session_goes_on(session: Session) -> None:
    class OurOwnBug(Exception):
        pass

    def broken(_x: int) -> int:
        raise OurOwnBug("in the judge")

    with pytest.raises(OurOwnBug):
        session.call("minimise", broken, 0)
    assert session.call("tell", 1) == ["int"]


def test_a_function_may_be_asked_only_so_often(service: BareService) -> None:
    with opened(service, Limits(asks=10)) as session:
        session.load({"solution.py": SOLUTION})
        with pytest.raises(SessionEnded, match="more than 10 times") as over:
            session.call("minimise", abs, 50)
        assert over.value.ended.ending is Ending.UNREADABLE


def test_time_spent_in_our_function_is_not_the_learners(service: BareService) -> None:
    with opened(service, Limits(call_s=0.5)) as session:
        session.load({"solution.py": "def f(g):\n    return g(1) + g(2)\n"})
        assert session.call("f", lambda x: time.sleep(0.8) or x) == 3  # type: ignore[func-returns-value]


def test_our_own_mistakes_are_told_before_anything_is_sent(session: Session) -> None:
    with pytest.raises(Exception, match="object is not data"):
        session.call("tell", object())
    assert session.call("tell", 1) == ["int"]


def test_output_arrives_in_order_stamped_and_before_the_answer(service: BareService) -> None:
    events: list[SessionEvent] = []
    with opened(service, events=events) as session:
        session.load({"solution.py": "import sys\ndef f():\n    print('one')\n    print('two', file=sys.stderr)\n"})
        session.call("f")
        assert [(event.stream, event.data) for event in events if isinstance(event, Output)] == [
            ("stdout", b"one\n"),
            ("stderr", b"two\n"),
        ]
        assert all(0 < event.at < 5 for event in events if isinstance(event, Output))


def test_output_of_a_forked_child_and_of_the_file_descriptor_arrive(service: BareService) -> None:
    events: list[SessionEvent] = []
    script = "import os, subprocess\nos.write(1, b'fd ')\nsubprocess.run(['echo', 'child'])\n"
    script += "if os.fork() == 0:\n    print('fork')\n    os._exit(0)\nos.wait()\n"
    with opened(service, events=events) as session:
        session.run(script)
    assert b"".join(event.data for event in events if isinstance(event, Output)) == b"fd child\nfork\n"


def test_a_child_that_returns_into_our_loop_says_nothing(service: BareService) -> None:
    with opened(service) as session:
        session.load({"solution.py": "import os\ndef f():\n    pid = os.fork()\n    return pid > 0\n"})
        assert session.call("f") is True
        assert session.call("f") is True


def test_a_script_runs_as_main_and_names_carry_over(service: BareService) -> None:
    events: list[SessionEvent] = []
    with opened(service, events=events) as session:
        session.run("x = 41\n", file="cell-1.py")
        session.run("if __name__ == '__main__':\n    print(x + 1)\nimport sys; sys.exit(0)\n", file="cell-2.py")
        session.run("print(repr(input.__name__), sys.stdin.read() == '')\n", file="cell-3.py")
    assert b"".join(event.data for event in events if isinstance(event, Output)) == b"42\n'input' True\n"


def test_the_probe_imports_the_learners_module(service: BareService) -> None:
    with opened(service) as session:
        session.load({"solution.py": "A = 5\n", "probe.py": "import solution\ndef look():\n    return solution.A\n"})
        assert session.call("look", module="probe") == 5


def test_loading_again_replaces_the_module(service: BareService) -> None:
    with opened(service) as session:
        session.load({"solution.py": "def f():\n    return 1\n"})
        session.load({"solution.py": "def f():\n    return 2\n"})
        assert session.call("f") == 2


def test_metrics_of_lab_and_wandb_arrive(service: BareService) -> None:
    events: list[SessionEvent] = []
    script = (
        "import lab, wandb, numpy as np\nlab.log(loss=np.float32(0.5))\nlab.log(step=7, loss=1)\n"
        "with wandb.init(project='p', config={'lr': 0.1}) as run:\n"
        "    assert wandb.config.lr == 0.1\n    wandb.log({'acc': 0.25, 'note': 'text'})\n"
        "wandb.finish()\n"
    )
    with opened(service, events=events) as session:
        session.run(script)
    metrics = [(event.step, event.values) for event in events if isinstance(event, Metric)]
    assert metrics == [(0, {"loss": 0.5}), (7, {"loss": 1.0}), (8, {"acc": 0.25})]


def test_metrics_beyond_the_cap_are_dropped_inside(service: BareService) -> None:
    events: list[SessionEvent] = []
    with opened(service, Limits(metrics=5), events) as session:
        session.run("import lab\nfor i in range(50): lab.log(x=i)\n")
        session.run("pass")
    assert len(events) == 5


def test_a_value_too_large_to_leave_is_told_and_the_session_goes_on(service: BareService) -> None:
    with opened(service, Limits(answer_bytes=10_000)) as session:
        session.load({"solution.py": "import numpy as np\ndef f(n):\n    return np.zeros(n)\n"})
        with pytest.raises(LearnerException, match="10,000 bytes"):
            session.call("f", 10**6)
        assert len(session.call("f", 10)) == 10


def test_a_large_answer_within_the_cap_arrives(session: Session) -> None:
    a = np.random.default_rng(0).normal(size=(1000, 1000))
    assert np.array_equal(session.call("matmul", a, np.eye(1000)), a)


def test_stopping_from_another_thread_ends_the_waiting_call(service: BareService) -> None:
    with opened(service) as session:
        session.load({"solution.py": "import time\ndef f():\n    time.sleep(60)\n"})
        threading.Timer(0.2, session.stop).start()
        started = time.monotonic()
        with pytest.raises(SessionEnded) as over:
            session.call("f")
        assert over.value.ended.ending is Ending.STOPPED
        assert time.monotonic() - started < 3


def test_closing_is_finishing_and_can_be_repeated(service: BareService) -> None:
    session = opened(service)
    assert session.close().ending is Ending.FINISHED
    assert session.close() is session.ended
    with pytest.raises(SessionEnded):
        session.call("f")


def test_without_a_service_it_is_said_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(SandboxUnavailable) as unavailable:
        sandbox.open(NUMPY, address=tmp_path / "none.sock")
    assert "python -m sandbox serve" in unavailable.value.remedy


def test_a_warm_session_answers_five_calls_within_milliseconds(service: BareService) -> None:
    """The budget is 10 ms for load and five calls; ten times that is allowed here for a busy machine."""
    times = []
    for _ in range(5):
        with opened(service) as session:
            started = time.perf_counter()
            session.load({"solution.py": SOLUTION})
            for _ in range(5):
                session.call("matmul", [[1.0]], [[2.0]])
            times.append(time.perf_counter() - started)
    assert sorted(times)[2] < 0.1
