"""The tensor doctor: says which contract a wrong answer broke first, and which well-known mistake it looks like.

`first_break` describes one call; `diagnose` looks at all calls of a check together and speaks only when the evidence is
strong (docs/doctor.md lists what it recognises). Pure functions over data that has already left the sandbox: NumPy
only, no Django, no torch. Deciding whether a check passes is left to `grader.checks`; showing the words, to the pages.

    pair = Pair(got=answer, want=a @ b, inputs={"a": a, "b": b})
    broken = first_break(pair, Contract(axes=("batch", "time")), Tolerance())      # Break | None
    diagnosis = diagnose(Observation(pairs=(pair, ...)))                           # Diagnosis | None
"""

from grader.diagnosis.contracts import Break, first_break
from grader.diagnosis.doctor import diagnose
from grader.diagnosis.observation import Contract, Observation, Pair, Tolerance

__all__ = ["Break", "Contract", "Observation", "Pair", "Tolerance", "diagnose", "first_break"]
