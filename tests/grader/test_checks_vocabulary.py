"""Checks as authors write them: what the learner proxy does, and what each property notices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from grader.checks import (
    AuthorError,
    Failed,
    Learner,
    Undecided,
    better_than,
    causal,
    gradient_agrees,
    input_not_modified,
    load_checks,
    loss_falls,
    permutation_equivariant,
    rows_sum_to_one,
    shift_invariant,
    within_standard_errors,
)
from grader.checks.local import LocalSession
from grader.checks.running import CheckRun, recording
from grader.results import CheckResult, Outcome
from sandbox.steps import Action, Step
from sandbox.values import Figure, Handle, LearnerException
from tests.grader.example_exercises import failed, judge_locally, outcomes, small_exercise


def learner_of(source: str, run: CheckRun | None = None) -> Learner:
    session = LocalSession({"solution.py": source})
    return Learner(session, run or CheckRun(), session.names)


def only(checks: str, source: str, **facts: Any) -> CheckResult:
    """The result of the only check in `checks`."""
    head = "import numpy as np\nfrom grader.checks import *\n"
    (result,) = judge_locally(
        {"solution": "", "wrong": [], "entry_points": [], "checks": head + checks, **facts}, source
    )
    return result


def test_objects_stay_inside_and_are_used_like_objects() -> None:
    exercise = small_exercise("counter")
    results = judge_locally(exercise, exercise["solution"])
    assert [result.outcome for result in results if result.key != "prints"] == [Outcome.PASSED] * 3


@pytest.mark.parametrize(
    ("change", "caught_by"),
    [
        (("self.data + other.data", "self.data - other.data"), "arithmetic"),
        (("__radd__ = __add__", ""), "arithmetic"),
        (("self.grad += upstream", "self.grad = upstream"), "gradients"),
        (("f(point + step) < f(point)", "point > 1e9"), "asks"),
    ],
)
def test_a_broken_class_or_search_is_caught(change: tuple[str, str], caught_by: str) -> None:
    exercise = small_exercise("counter")
    broken = exercise["solution"].replace(*change)
    assert broken != exercise["solution"]
    assert failed(judge_locally(exercise, broken))[0] == caught_by


def test_an_expectation_inside_an_ask_counts_even_if_the_learner_swallows_it() -> None:
    source = "def use(f):\n    try:\n        f('nothing')\n    except Exception:\n        pass\n    return 1\n"
    check = "@check('asks')\ndef asks(learner, rng):\n    learner.use(lambda x: expect(x).finite())\n"
    assert only(check, source).outcome is Outcome.FAILED


def test_a_call_of_an_object_has_the_same_name_in_every_session() -> None:
    class Sandboxed:  # which says in which module a class was made
        def steps(self, steps: Sequence[Step]) -> list[Any]:
            return [Handle(1, "solution.Box") if step.action is Action.CALL else 3 for step in steps]

        def figures(self) -> list[Figure]:
            return []

    here, there = CheckRun(), CheckRun()
    assert learner_of("class Box:\n    size = 3\n", here).new("Box").size == 3
    assert Learner(Sandboxed(), there, ["Box"]).new("Box").size == 3
    assert [call.name for call in here.calls] == [call.name for call in there.calls] == ["Box", "Box.size"]


def test_several_calls_in_one_round_trip() -> None:
    assert learner_of("def twice(x): return 2 * x").many("twice", [(1,), (2,)]) == [2, 4]


def test_raises_accepts_a_subclass_and_refuses_the_rest() -> None:
    source = (
        "class Special(ValueError): pass\n"
        "def special(): raise Special('x')\n"
        "def other(): raise TypeError('x')\n"
        "def nothing(): return 3\n"
    )
    learner = learner_of(source)
    assert learner.raises(ValueError, "special").type_name == "Special"
    assert learner.raises(TypeError, lambda: learner.other()).type_name == "TypeError"
    with pytest.raises(Failed, match="it raised TypeError"):
        learner.raises(ValueError, "other")
    with pytest.raises(Failed, match="returned normally"):
        learner.raises(ValueError, "nothing")


def test_a_missing_name_says_which_and_what_it_may_have_been() -> None:
    with pytest.raises(Failed, match=r"defines no `matmul`\. Did you mean `matmul` where you wrote `mat_mul`"):
        learner_of("def mat_mul(a, b): ...").matmul([[1]], [[1]])


def test_echoed_arguments_show_what_was_modified() -> None:
    source = "def kind(x): return sum(x)\ndef rude(x):\n    x.sort()\n    return sum(x)\n"
    learner = learner_of(source)
    assert input_not_modified(learner, "kind", [3, 1]) == 4
    with pytest.raises(Failed, match="changed its input"):
        input_not_modified(learner, "rude", [3, 1])


def test_a_check_that_stumbles_over_an_answer_fails_the_answer_not_the_judge() -> None:
    check = "@check('adds')\ndef adds(learner, rng):\n    expect(learner.f() + 1).equal(2)\n"
    result = only(check, "def f(): return 'text'")
    assert result.outcome is Outcome.FAILED
    assert result.got == "'text'"


def test_a_check_that_is_broken_by_itself_is_the_authors_fault() -> None:
    with pytest.raises(AuthorError, match="before it called anything"):
        only("@check('broken')\ndef broken(learner, rng):\n    1 / 0\n", "")


@pytest.mark.parametrize(
    "source",
    [
        "",
        "x = ",
        "from grader.checks import check\n@check('a', needs=('b',))\ndef a(l, r): ...\n",
        "import nothing_there",
    ],
)
def test_checks_that_cannot_work_are_refused(source: str) -> None:
    with pytest.raises(AuthorError):
        load_checks(source)


def test_inputs_depend_on_seed_and_check_alone() -> None:
    check = "@check('{0}')\ndef {0}(learner, rng):\n    learner.see(float(rng.random()))\n"
    seen: dict[str, list[float]] = {}
    for name, checks, seed in [("ab", "ab", "1"), ("ba", "ba", "1"), ("ab2", "ab", "2")]:
        code = "from grader.checks import *\n" + "".join(check.format(key) for key in checks)
        run_values: list[float] = []
        exercise = {"solution": "", "wrong": [], "entry_points": [], "checks": code}
        source = "seen = []\ndef see(x):\n    seen.append(x)\n    raise ValueError(repr(x))\n"
        for result in judge_locally(exercise, source, seed):
            assert result.error is not None
            run_values.append(float(result.error.message))
        seen[name] = run_values
    assert seen["ab"] == seen["ba"][::-1]
    assert set(seen["ab"]).isdisjoint(seen["ab2"])


def test_hidden_checks_show_shapes_only() -> None:
    check = (
        "@check('hidden', visible=False)\n"
        "def hidden(learner, rng):\n    expect(learner.f([[1.25, 2.5]])).close_to([[42.125, 17.5, 3.5]])\n"
    )
    result = only(check, "def f(x): return [[0.75, 1.5, 9.0]]")
    assert result.expected == ""
    assert result.call == "f(a list 1×2)"
    shown = f"{result.message} {result.got} {result.diagnosis}"
    for secret in ("42.125", "17.5", "1.25", "2.5"):
        assert secret not in shown


def test_dependents_are_skipped_not_failed() -> None:
    exercise = small_exercise("counter")
    results = judge_locally(exercise, exercise["solution"].replace("self.data + other.data", "0"))
    assert [(r.key, r.outcome) for r in results[:2]] == [("arithmetic", Outcome.FAILED), ("gradients", Outcome.SKIPPED)]
    assert "Sums and products" in results[1].message


def softmax(x: Any) -> Any:
    shifted = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


X = np.random.default_rng(0).normal(size=(4, 3))

HOLDS: list[Callable[[], Any]] = [
    lambda: gradient_agrees(lambda x: float((x**3).sum()), lambda x: 3 * x**2, X),
    lambda: gradient_agrees(lambda x: float(x) ** 2, 2.0, 1.0),
    lambda: causal(lambda x: np.cumsum(x, axis=0), X),
    lambda: causal(lambda x: x.tolist(), X, axis=1),
    lambda: permutation_equivariant(lambda x: x**2, X),
    lambda: shift_invariant(softmax, X),
    lambda: rows_sum_to_one(softmax(X)),
    lambda: rows_sum_to_one(softmax(X).astype(np.float32)),
    lambda: loss_falls([1.0, 0.8, 0.5, 0.3]),
    lambda: within_standard_errors(np.random.default_rng(1).normal(2.0, 1.0, size=1000), 2.0),
    lambda: better_than(lambda seed: 0.9 + 0.01 * (seed % 3), 0.8, margin=0.05),
]
BREAKS: list[Callable[[], Any]] = [
    lambda: gradient_agrees(lambda x: float((x**3).sum()), lambda x: 3.01 * x**2, X),
    lambda: gradient_agrees(lambda x: float((x**3).sum()), np.full((4, 3), np.nan), X),
    lambda: gradient_agrees(lambda x: "no number", lambda x: x, X),
    lambda: causal(lambda x: x.mean(axis=0, keepdims=True) + x, X),
    lambda: causal(lambda x: x[::-1], X),
    lambda: causal(lambda x: "no array", X),
    lambda: permutation_equivariant(lambda x: np.cumsum(x, axis=0), X),
    lambda: shift_invariant(lambda x: x * 2, X),
    lambda: rows_sum_to_one(np.exp(X)),
    lambda: rows_sum_to_one([[1.5, -0.5]]),
    lambda: rows_sum_to_one([[np.nan, 1.0]]),
    lambda: rows_sum_to_one(1.0),
    lambda: rows_sum_to_one(np.full((2, 2), True)),
    lambda: loss_falls([1.0, 0.9]),
    lambda: loss_falls([1.0, np.nan]),
    lambda: loss_falls(["1", "0"]),
    lambda: within_standard_errors(np.random.default_rng(1).normal(2.0, 1.0, size=1000), 2.3),
    lambda: within_standard_errors([2.0] * 5, 2.0),
    lambda: within_standard_errors([np.nan] * 50, 2.0),
    lambda: better_than(lambda seed: 0.7 + 0.01 * (seed % 3), 0.8),
    lambda: better_than(lambda seed: np.nan, 0.8),
    lambda: better_than(lambda seed: True, 0.8),
]


@pytest.mark.parametrize("holds", HOLDS)
def test_a_property_that_holds(holds: Callable[[], Any]) -> None:
    with recording(CheckRun()):
        holds()


@pytest.mark.parametrize("breaks", BREAKS)
def test_a_property_that_does_not_hold(breaks: Callable[[], Any]) -> None:
    with recording(CheckRun()), pytest.raises(Failed):
        breaks()


def test_statistics_that_cannot_decide_say_so_after_the_last_seed() -> None:
    drawn: list[int] = []

    def metric(seed: int) -> float:
        drawn.append(seed)
        return 0.8 + (0.1 if seed % 2 else -0.1)

    with pytest.raises(Undecided):
        better_than(metric, 0.8, seeds=4, at_most=12)
    assert drawn == list(range(12))
    result = only("@check('u')\ndef u(learner, rng):\n    better_than(lambda s: (-1) ** s, 0.0, seeds=4)\n", "")
    assert result.outcome is Outcome.UNDECIDED


def test_softmax_without_its_figure() -> None:
    exercise = small_exercise("histogram")
    source = exercise["solution"].replace("import matplotlib.pyplot as plt\n", "")
    results = judge_locally(exercise, source)[:2]
    assert outcomes(results) == {Outcome.PASSED}
    unstable = source.replace("scores - scores.max(axis=-1, keepdims=True)", "scores * 1.0")
    assert failed(judge_locally(exercise, unstable.replace("axis=-1", "axis=0"))[:2]) == ["softmax_values"]


def test_trusted_code_raises_like_code_in_a_sandbox() -> None:
    with pytest.raises(LearnerException, match="ZeroDivisionError"):
        learner_of("def f(x):\n    return 1 / x\n").f(0)
