"""What the settings say to Django REST framework and drf-spectacular. No Django here: hub.settings imports it."""

from __future__ import annotations

from typing import Any

DESCRIPTION = """\
The same as the site's pages, for programs: read the course, submit code, follow it to its verdict, see how far you are.

**Signing in.** Make a token on the page *API tokens* of your account and send it with each request:
`Authorization: Token hub_…`. In a browser the site's own sign-in works as well; then requests that change something
need the header `X-CSRFToken`.

**Errors** are JSON like everything else: `error` says what happened, `remedy` what to do next, and `fault` whose turn
it is: `request` (send something else) or `site` (our fault; try again later). What belongs to somebody else does not
exist (404).

**Addresses** in answers are paths on this site: `url` leads on in the API, `page` to the page for people.
"""


def rest_framework_options(*, proxies: int) -> dict[str, Any]:
    return {
        "DEFAULT_AUTHENTICATION_CLASSES": [
            "hub.api.authentication.ByToken",
            "hub.api.authentication.BySession",
        ],
        "DEFAULT_PERMISSION_CLASSES": ["hub.api.permissions.Learners"],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "DEFAULT_PARSER_CLASSES": ["hub.api.parsing.CarefulJSON"],
        "DEFAULT_CONTENT_NEGOTIATION_CLASS": "hub.api.parsing.AlwaysJSON",
        "DEFAULT_THROTTLE_CLASSES": ["hub.api.throttling.Visitors", "hub.api.throttling.Learners"],
        "DEFAULT_SCHEMA_CLASS": "hub.api.schema.Described",
        "DEFAULT_METADATA_CLASS": None,
        "EXCEPTION_HANDLER": "hub.api.errors.answer",
        "NUM_PROXIES": proxies,
    }


def spectacular_options(*, title: str) -> dict[str, Any]:
    return {
        "TITLE": f"{title}: API",
        "DESCRIPTION": DESCRIPTION,
        "VERSION": "1",
        "SCHEMA_PATH_PREFIX": "/api/",
        "SERVE_INCLUDE_SCHEMA": False,
        "SERVE_PERMISSIONS": ["hub.api.permissions.Readers"],
        "COMPONENT_SPLIT_REQUEST": True,
        "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
        "ENUM_NAME_OVERRIDES": {
            "WorkKind": "hub.api.serializers.submissions.KINDS",
            "EventKind": "hub.api.serializers.submissions.EVENT_KINDS",
            "ExerciseKind": "hub.api.serializers.outline.EXERCISE_KINDS",
            "CohortOrder": "hub.api.serializers.cohorts.ORDER_NAMES",
            "EntryPointKind": "hub.api.serializers.exercises.ENTRY_POINT_KINDS",
        },
        "SORT_OPERATIONS": False,
        "TAGS": [
            {"name": "course", "description": "What is taught. Read without an account, unless the site is closed."},
            {"name": "work", "description": "Submit or run code, and follow it to its verdict."},
            {"name": "cohorts", "description": "For instructors: how far their learners are."},
            {"name": "me", "description": "Who I am here, and how far I am."},
        ],
    }
