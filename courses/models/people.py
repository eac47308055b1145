"""Who learns and who teaches."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person. Learners and instructors are the same kind of row; what they may see follows from `is_instructor`."""

    is_instructor = models.BooleanField(default=False)

    @property
    def name(self) -> str:
        return self.get_full_name() or self.username
