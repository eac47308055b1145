"""The seed of a submission's fresh inputs: derived from the server's secret, so that nobody inside can know it.

The same submission judged again (after a fault of ours, or in a regrade) draws the same inputs.
"""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from django.conf import settings


def seed_for(public_id: UUID) -> str:
    """64 hexadecimal digits."""
    key = hashlib.sha256(b"submission seeds|" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, public_id.bytes, hashlib.sha256).hexdigest()
