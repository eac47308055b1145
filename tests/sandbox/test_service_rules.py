"""The service's rules without an engine: which ending, whose turn, what a host's control groups are told."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from sandbox.engines.base import Facts, Owner
from sandbox.engines.cgroups import CONTROLLERS, Group, Groups, docker_group
from sandbox.frames import Cause
from sandbox.job import Ending, Image, Limits, Preload, Profile, Size
from sandbox.service.endings import FLOOD, Exited, from_exit, from_silence
from sandbox.service.places import Places
from sandbox.service.settings import parse_profile, parse_warm

CALM, KILLED, REFUSED = Facts(), Facts(memory_kills=1), Facts(refused_processes=1)


@pytest.mark.parametrize(
    ("exited", "facts", "ending"),
    [
        (Exited(Cause.EXITED, 0), CALM, Ending.EXITED),
        (Exited(Cause.EXITED, 1), CALM, Ending.EXITED),
        (Exited(Cause.EXITED, 0), REFUSED, Ending.EXITED),
        (Exited(Cause.EXITED, 1), REFUSED, Ending.PROCESSES),
        (Exited(Cause.CRASHED, None, 11), CALM, Ending.CRASHED),
        (Exited(Cause.CRASHED, None, 11), REFUSED, Ending.PROCESSES),
        (Exited(Cause.CRASHED, None, 9), CALM, Ending.CRASHED),
        (Exited(Cause.CRASHED, None, 9), KILLED, Ending.MEMORY),
        (Exited(Cause.UNREADABLE), KILLED, Ending.MEMORY),
        (Exited(Cause.UNREADABLE), REFUSED, Ending.PROCESSES),
        (Exited(Cause.OUTPUT), REFUSED, Ending.OUTPUT),
        (Exited(Cause.CPU), CALM, Ending.TIME),
        (Exited(Cause.CPU), REFUSED, Ending.PROCESSES),
        (Exited(Cause.MEMORY, 1), CALM, Ending.MEMORY),
        (Exited(Cause.DISK, 1), CALM, Ending.DISK),
        (Exited(Cause.PROCESSES, 1), CALM, Ending.PROCESSES),
    ],
)
def test_the_ending_that_follows_an_exit(exited: Exited, facts: Facts, ending: Ending) -> None:
    ended = from_exit(exited, facts, Profile(), Limits())
    assert ended.ending is ending
    assert ended.detail
    assert not ended.ending.is_ours


@pytest.mark.parametrize(
    ("facts", "ending"),
    [(CALM, Ending.LOST), (KILLED, Ending.MEMORY), (Facts(0, FLOOD + 1), Ending.PROCESSES), (REFUSED, Ending.LOST)],
)
def test_the_ending_that_follows_silence(facts: Facts, ending: Ending) -> None:
    assert from_silence(facts, None, Profile(), Limits()).ending is ending


def test_silence_of_an_engine_out_of_reach_says_why() -> None:
    assert "engine" in from_silence(CALM, "the engine can't be reached", Profile(), Limits()).detail


def test_an_exit_frame_from_a_liar_is_not_believed() -> None:
    for lie in ({"cause": "passed"}, {"cause": "exited", "exit_code": "x"}, {"cause": "cpu", "cpu_s": [1]}):
        with pytest.raises((ValueError, TypeError)):
            Exited.from_dict(lie)


def test_places_are_given_in_order_and_a_waiter_that_leaves_makes_room() -> None:
    async def story() -> list[tuple[str, int]]:
        places = Places(slots=1, memory_bytes=10**10)
        heard: list[tuple[str, int]] = []
        await places.take(Profile(), lambda _: None)
        waiting = {
            name: asyncio.create_task(places.take(Profile(), lambda n, name=name: heard.append((name, n))))  # type: ignore[misc]
            for name in "abc"
        }
        await asyncio.sleep(0)
        waiting["b"].cancel()
        await asyncio.sleep(0)
        places.give_back(Profile())
        await waiting["a"]
        places.give_back(Profile())
        await waiting["c"]
        places.give_back(Profile())
        assert (places.taken, places.promised, places.waiting) == (0, 0, [])
        return heard

    assert asyncio.run(story()) == [("a", 1), ("b", 2), ("c", 3), ("a", 1), ("c", 2), ("c", 1)]


def test_a_place_given_to_a_caller_that_just_left_goes_to_the_next() -> None:
    async def story() -> None:
        places = Places(slots=1, memory_bytes=10**10)
        await places.take(Profile(), lambda _: None)
        leaving = asyncio.create_task(places.take(Profile(), lambda _: None))
        following = asyncio.create_task(places.take(Profile(), lambda _: None))
        await asyncio.sleep(0)
        places.give_back(Profile())
        leaving.cancel()
        await asyncio.wait_for(following, 1)
        assert places.taken == 1

    asyncio.run(story())


def test_profiles_are_read_from_the_command_line() -> None:
    assert parse_profile("science/ml/M") == Profile(Image.SCIENCE, Preload.ML, Size.M)
    assert parse_profile("python") == Profile()
    assert parse_warm("python=2,torch/torch/M") == {Profile(): 2, Profile(Image.TORCH, Preload.TORCH, Size.M): 1}
    assert parse_warm("") == {}
    with pytest.raises(ValueError, match="windows"):
        parse_profile("windows")


def test_control_groups_version_two_are_told_every_limit(tmp_path: Path) -> None:
    """A folder in the kernel's place: this machine may have version 1 only."""
    folder = tmp_path / "sandbox"
    folder.mkdir()
    for name in ("memory.swap.max", "cpu.max", "cpu.weight"):
        (folder / name).touch()
    group = Group(2, dict.fromkeys(CONTROLLERS, folder))
    group.limit(Size.S)
    group.share(128)
    told = {path.name: path.read_text() for path in folder.iterdir()}
    assert told == {
        "memory.max": str(512 * 2**20),
        "memory.swap.max": "0",
        "pids.max": "64",
        "cpu.max": "100000 100000",
        "cpu.weight": "12",
    }


def test_counters_of_control_groups_version_two(tmp_path: Path) -> None:
    folder = tmp_path / "system.slice/docker-abc.scope"
    folder.mkdir(parents=True)
    (folder / "memory.events").write_text("low 0\nhigh 0\nmax 7\noom 1\noom_kill 2\n")
    (folder / "pids.events").write_text("max 3\n")
    (folder / "memory.peak").write_text("123456\n")
    (folder / "cpu.stat").write_text("usage_usec 2500000\nuser_usec 1\n")
    group = docker_group("abc", tmp_path)
    assert group is not None
    assert group.facts() == Facts(2, 3, 123456, 2.5)
    assert docker_group("other", tmp_path) is None


def test_without_control_groups_none_are_found(tmp_path: Path) -> None:
    assert Groups.find(tmp_path) is None


def test_groups_of_dead_instances_only_are_left_over(tmp_path: Path) -> None:
    for name in ("service.dead.1-a", "service.mine.2-b", "other.dead.3-c"):
        (tmp_path / name).mkdir()
    (tmp_path / "memory.kmem.tcp.failcnt").touch()  # the kernel's own files have dots too
    groups = Groups(2, dict.fromkeys(CONTROLLERS, tmp_path))
    (left,) = groups.left_over(Owner("service", "mine"))
    assert left.folders["memory"].name == "service.dead.1-a"
