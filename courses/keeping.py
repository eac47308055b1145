"""What is computed from rows and kept in memory while the stamps of those rows stay the same.

A stamp is a random word that its row gets anew with each change (`Course.stamp`: an import; `User.stamp`: something
recorded of the learner). Each request reads both rows anyway, so every process knows whether what it keeps still holds.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """At most `size` things, those asked for last. They are shared by threads: nobody writes to them."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._things: OrderedDict[Hashable, tuple[tuple[str, ...], T]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, stamps: tuple[str, ...], make: Callable[[], T]) -> T:
        """What is kept under the key, if it was made at these stamps; else what `make` gives now.

        Nothing is kept where a stamp is empty.
        """
        with self._lock:
            at, thing = self._things.get(key, ((), None))
            if thing is not None and at == stamps and all(stamps):
                self._things.move_to_end(key)
                return thing
        made = make()
        if all(stamps):
            with self._lock:
                self._things[key] = (stamps, made)
                self._things.move_to_end(key)
                while len(self._things) > self._size:
                    self._things.popitem(last=False)
        return made
