"""The site. Importing it makes its Celery app the current one, so that tasks find their broker."""

from hub.celery import app as celery_app

__all__ = ["celery_app"]
