"""Every attack on both engines: no credit, the right reason, nothing lost or left on our side, and the next passes.

The attacks are the files beside this one (`attack` explains their headers); docs/attacks.md says how to add one.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django import Settings

from courses.models import Exercise, User
from grader.models import Submission
from grader.results import State, Verdict
from tests.attacks.attack import ENGINES, GROUPS, Attack, attacks, target, targets
from tests.attacks.bench import Bench, facts, planted

pytestmark = pytest.mark.django_db(transaction=True)

ON_EACH_ENGINE = [
    pytest.param(
        engine,
        attack,
        id=f"{engine}-{attack.group}-{attack.name}",
        marks=[getattr(pytest.mark, engine), pytest.mark.xdist_group(f"attacks-{engine}")],
    )
    for engine in ENGINES
    for attack in attacks()
]
EXERCISES = [
    pytest.param(
        engine,
        name,
        id=f"{engine}-{name}",
        marks=[getattr(pytest.mark, engine), pytest.mark.xdist_group(f"attacks-{engine}")],
    )
    for engine in ENGINES
    for name in targets()
]
HONEST = {"submission": Verdict.PASSED, "run": Verdict.FINISHED}


@pytest.mark.parametrize(("bench", "attack"), ON_EACH_ENGINE, indirect=["bench"])
def test_an_attack_earns_nothing_and_costs_nothing(
    bench: Bench,
    attack: Attack,
    make_learner: Callable[..., User],
    make_exercise: Callable[..., Exercise],
    record_property: Callable[[str, object], None],
    settings: Settings,
) -> None:
    settings.SANDBOX_SOCKET = str(bench.service.address)
    mallory, engine = make_learner("mallory"), bench.service.engine
    outcome = bench.attack(attack, mallory, make_exercise)
    row = outcome.submission
    for name, value in (("attack", attack.group), ("engine", engine), ("ending", row.verdict or row.state)):
        record_property(name, value)
    said = facts(outcome)
    assert (row.state, row.losses) == (State.DONE, 0), f"it had to be tried again: {said}"
    assert row.verdict in attack.verdicts(engine), said
    assert any(reason in outcome.page.text for reason in attack.reasons(engine)), said
    assert not row.points, said
    missing = [text for text in attack.says if text not in outcome.page.text]
    assert not missing, f"the page lacks {missing}: {said}"
    assert outcome.page.status == 200 and not outcome.page.problems, outcome.page.problems
    assert not bench.costs()
    assert not bench.remains(outcome)
    assert not planted()
    right = bench.honest(target(attack.target).next, mallory, make_exercise)
    assert right.submission.verdict == HONEST[right.submission.kind], facts(right)
    assert right.sandbox_id != outcome.sandbox_id or not right.sandbox_id
    assert not bench.costs()
    assert Submission.objects.filter(state=State.DONE).count() == 2


@pytest.mark.parametrize(("bench", "name"), EXERCISES, indirect=["bench"])
def test_what_is_attacked_can_be_passed(
    bench: Bench,
    name: str,
    make_learner: Callable[..., User],
    make_exercise: Callable[..., Exercise],
    settings: Settings,
) -> None:
    settings.SANDBOX_SOCKET = str(bench.service.address)
    honest = bench.honest(name, make_learner(), make_exercise)
    assert honest.submission.verdict == Verdict.PASSED, facts(honest)
    assert honest.submission.points == honest.submission.max_points > 0


def test_there_are_enough_of_each_kind() -> None:
    counted = {group: sum(attack.group == group for attack in attacks()) for group in GROUPS}
    assert sum(counted.values()) >= 80 and all(counted.values()), counted
    assert len({attack.tries for attack in attacks()}) == len(attacks()), "two attacks try the same"
