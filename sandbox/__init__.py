"""Runs code nobody trusts. `with sandbox.open(profile, limits, address=...) as session:` and call it.

The names are fetched when first used: this package is also what lies inside a sandbox, where memory counts.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox.session import Session, SessionEvent, open

__all__ = ["Session", "SessionEvent", "open"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'sandbox' has no attribute {name!r}")
    from sandbox import session

    return getattr(session, name)
