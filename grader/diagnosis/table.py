"""All suspects, family by family. The order says nothing: `doctor` goes by rank."""

from __future__ import annotations

from grader.diagnosis import author, numeric, order, probability, reduction, scale, shape
from grader.diagnosis.suspects import Suspect, suspects_in

FAMILIES = (author, shape, order, scale, reduction, probability, numeric)
SUSPECTS: tuple[Suspect, ...] = tuple(found for family in FAMILIES for found in suspects_in(family))
