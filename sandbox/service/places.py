"""How many sessions this host carries at a time: a queue for slots and promised memory, first come, first served."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.job import Profile


@dataclass(eq=False, slots=True)
class Waiter:
    profile: Profile
    turn: asyncio.Future[None]
    tell: Callable[[int], None]


class Places:
    """`slots` sessions at once, and no more memory promised to them than `memory_bytes`."""

    def __init__(self, slots: int, memory_bytes: int) -> None:
        self.slots, self.memory_bytes = slots, memory_bytes
        self.taken, self.promised = 0, 0
        self.waiting: list[Waiter] = []

    def fits_ever(self, profile: Profile) -> bool:
        return profile.size.memory_bytes <= self.memory_bytes

    async def take(self, profile: Profile, tell: Callable[[int], None]) -> None:
        """Wait for a place; `tell` hears the place in the queue (1 is next) whenever it changes."""
        if not self.waiting and self._fits(profile):
            self._enter(profile)
            return
        waiter = Waiter(profile, asyncio.get_running_loop().create_future(), tell)
        self.waiting.append(waiter)
        tell(len(self.waiting))
        try:
            await waiter.turn
        except asyncio.CancelledError:
            self._give_up(waiter)
            raise

    def give_back(self, profile: Profile) -> None:
        self.taken -= 1
        self.promised -= profile.size.memory_bytes
        self._admit()

    def _fits(self, profile: Profile) -> bool:
        return self.taken < self.slots and self.promised + profile.size.memory_bytes <= self.memory_bytes

    def _enter(self, profile: Profile) -> None:
        self.taken += 1
        self.promised += profile.size.memory_bytes

    def _give_up(self, waiter: Waiter) -> None:
        if waiter in self.waiting:
            self.waiting.remove(waiter)
            self._tell_places()
        else:  # its turn had come in the same moment
            self.give_back(waiter.profile)

    def _admit(self) -> None:
        before = len(self.waiting)
        while self.waiting and self._fits(self.waiting[0].profile):
            waiter = self.waiting.pop(0)
            self._enter(waiter.profile)
            waiter.turn.set_result(None)
        if len(self.waiting) != before:
            self._tell_places()

    def _tell_places(self) -> None:
        for place, waiter in enumerate(self.waiting, start=1):
            waiter.tell(place)
