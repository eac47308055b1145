"""A stand-in for the `wandb` package: code written for it runs here offline and draws the same live curves as `lab`.

Only what a training script usually calls: init, log, config, summary, watch, finish. Values that are not numbers are
passed over, as nothing here could show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.inside import lab


class Config(dict[str, Any]):
    """`wandb.config`: keys are attributes too."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value


class Run:
    """What `wandb.init` returns; also a context manager."""

    def __init__(self, project: str, name: str, settings: Mapping[str, Any]) -> None:
        self.project = project
        self.name = name
        self.config = config
        self.summary: dict[str, Any] = {}
        self.config.clear()
        self.config.update(settings)

    def log(self, data: Mapping[str, Any], step: int | None = None, commit: bool = True) -> None:  # noqa: ARG002
        self.summary.update(data)
        numbers = {name: value for name, value in data.items() if _is_number(value)}
        if numbers:
            lab.log(step, **numbers)

    def watch(self, *_models: Any, **_options: Any) -> None:
        """Gradients are not recorded here."""

    def finish(self, exit_code: int | None = None) -> None:
        """Nothing is held back, so there is nothing to send."""

    def __enter__(self) -> Run:
        return self

    def __exit__(self, *_failure: object) -> None:
        self.finish()


config = Config()
run: Run | None = None


def init(project: str = "", name: str = "", config: Mapping[str, Any] | None = None, **_options: Any) -> Run:
    global run
    run = Run(project, name, config or {})
    return run


def log(data: Mapping[str, Any], step: int | None = None, commit: bool = True) -> None:
    (run or init()).log(data, step, commit)


def watch(*models: Any, **options: Any) -> None:
    (run or init()).watch(*models, **options)


def finish(exit_code: int | None = None) -> None:
    global run
    if run is not None:
        run.finish(exit_code)
    run = None


def _is_number(value: Any) -> bool:
    try:
        float(value)
    except (TypeError, ValueError):
        return False
    return not isinstance(value, str)
