"""The decorator is a class that binds itself as functions do; the options come by way of functools.partial."""

import functools
import time
import types


class timer:
    def __new__(cls, function=None, *, name=None, clock=time.perf_counter):
        if function is None:
            return functools.partial(cls, name=name, clock=clock)
        return super().__new__(cls)

    def __init__(self, function, *, name=None, clock=time.perf_counter):
        functools.update_wrapper(self, function)
        self.durations, self.count, self.level = [], 0, 0
        self.clock, self.label = clock, name or function.__name__

    @property
    def stats(self):
        total = sum(self.durations)
        return types.SimpleNamespace(
            name=self.label,
            calls=self.count,
            total=total,
            longest=max(self.durations, default=0),
            mean=total / max(self.count, 1),
        )

    def __get__(self, instance, owner=None):
        return self if instance is None else types.MethodType(self, instance)

    def __call__(self, /, *args, **kwargs):
        self.count += 1
        start = self.clock() if self.level == 0 else None
        self.level += 1
        try:
            return self.__wrapped__(*args, **kwargs)
        finally:
            self.level -= 1
            if start is not None:
                self.durations.append(self.clock() - start)
