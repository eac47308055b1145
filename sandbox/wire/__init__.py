"""Values as bytes, and back: our own codec between the judge and a sandbox. Never pickle, never `np.load`.

`encode` is honest work done on both sides; `decode` is what stands between hostile bytes and the process that judges
them: whatever the bytes, it returns a value within the caps or raises `Unreadable`, in bounded time and memory.

What goes through: None, bool, int, float (NaN and infinities kept), complex, str, bytes, list, tuple, set, frozenset,
dict, NumPy arrays and scalars of bool, integer, float, complex and fixed-width string types, and the records of
`sandbox.values`. NumPy is imported only when an array turns up, so that an image without it works.

The format: one tag byte, then the content, little-endian. Lists of floats only, or of 64-bit integers only, are packed.
What other libraries' objects become (torch, pandas) is told by `sandbox.wire.foreign`.
"""

from sandbox.wire.caps import FIGURE, METRIC, Caps, Unreadable, Unsendable
from sandbox.wire.decoding import decode, decode_all
from sandbox.wire.encoding import encode

__all__ = ["FIGURE", "METRIC", "Caps", "Unreadable", "Unsendable", "decode", "decode_all", "encode"]
