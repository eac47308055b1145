"""The site's settings, read from the environment once, each with a safe default (docs/operating.md lists them).

Secrets can come from files: `HUB_SECRET_KEY_FILE=/run/secrets/key` wins over `HUB_SECRET_KEY`. What needs more than a
line lives beside this file: hub.logs (logging), hub.policy (the content security policy), hub.api.options.
"""

from __future__ import annotations

import os
from pathlib import Path

import drf_spectacular_sidecar
import environ

from hub.api.options import rest_framework_options, spectacular_options
from hub.broker import broker_options
from hub.logs import logging_config
from hub.policy import content_security_policy

env = environ.FileAwareEnv()

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(env.str("HUB_DATA", str(BASE_DIR / "var"))).resolve()
CURRICULUM_DIR = Path(env.str("CURRICULUM_DIR", str(BASE_DIR / "courses" / "curriculum")))

DEBUG = env.bool("HUB_DEBUG", False)
TLS = env.bool("HUB_TLS", False)  # the site is reached by https, through a proxy that sets X-Forwarded-Proto


def _secret_key() -> str:
    """The key from the environment, or one made on first start and kept in the data folder."""
    if given := env.str("HUB_SECRET_KEY", ""):
        return str(given)
    path = DATA_DIR / "secret-key"
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(0o600)
        draft.write_text(os.urandom(48).hex())
        try:
            os.link(draft, path)  # never replaces: of two first starts at once, one key wins, whole
        except FileExistsError:
            pass
        draft.unlink()
    return path.read_text().strip()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = env.list("HUB_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("HUB_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "courses.apps.CoursesConfig",
    "grader.apps.GraderConfig",
    "hub.apps.HubConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_prometheus",
    "django_structlog",
    "django_vite",
    "drf_spectacular",
    "health_check",
]

MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]

ROOT_URLCONF = "hub.urls"
WSGI_APPLICATION = "hub.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "frontend" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hub.context.site",
            ],
            "builtins": ["hub.templatetags.parts"],
        },
    }
]

# ---- Database and cache

DATABASES = {"default": env.db_url("HUB_DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'hub.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;"
        ),
    }
DATABASES["default"]["CONN_MAX_AGE"] = 60
CACHES = {"default": env.cache_url("HUB_CACHE_URL", default="locmemcache://")}

# ---- Accounts

AUTH_USER_MODEL = "courses.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "hub.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = env.str("HUB_EMAIL_VERIFICATION", "optional")
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if TLS else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("HUB_PROXIES", 0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
SIGNUP_OPEN = env.str("HUB_SIGNUP", "open") == "open"
READ_WITHOUT_ACCOUNT = env.bool("HUB_READ_WITHOUT_ACCOUNT", True)
SIGN_IN_LINK_SECONDS = env.int("HUB_SIGN_IN_LINK_SECONDS", 12 * 3600)

# ---- Mail: without a server every letter becomes a file that the operator can read

vars().update(env.email_url("HUB_EMAIL_URL", default="dummymail://"))
if not env.str("HUB_EMAIL_URL", ""):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(DATA_DIR / "mail")
DEFAULT_FROM_EMAIL = env.str("HUB_MAIL_FROM", "Learning Hub <hub@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# ---- Language, time, names

USE_I18N = False  # one language; looking up translations was a tenth of a page
USE_TZ = True
TIME_ZONE = env.str("HUB_TIME_ZONE", "UTC")
LANGUAGE_CODE = "en"
SITE_NAME = env.str("HUB_SITE_NAME", "Deep Learning & AI Learning Hub")
SITE_BANNER = env.str("HUB_BANNER", "")

# ---- Static files: compressed once `collectstatic` ran, straight from the folders before

FRONTEND_DIR = BASE_DIR / "frontend"
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("HUB_STATIC", str(DATA_DIR / "static")))
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns about a folder that is not there yet
STATICFILES_DIRS = [FRONTEND_DIR / name for name in ("dist", "static", "vendor") if (FRONTEND_DIR / name).is_dir()]
# Swagger UI, for the page of the API; a folder like the others, so that a new version is collected anew.
STATICFILES_DIRS += [Path(drf_spectacular_sidecar.__file__).parent / "static" / "drf_spectacular_sidecar"]
# Vite's files carry a hash in their names and import each other by these names: a storage that renames them again
# would make the browser fetch each of them twice.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "assets").is_dir()
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_IMMUTABLE_FILE_TEST = r"/assets/.+-[\w-]{8}\.\w+$"
DJANGO_VITE = {"default": {"dev_mode": False, "manifest_path": FRONTEND_DIR / "dist" / "manifest.json"}}

# ---- Security

CONTENT_SECURITY_POLICY = content_security_policy()
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hub.pages.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = TLS
SECURE_REDIRECT_EXEMPT = [r"^health/$", r"^metrics$"]  # asked for from inside, without the proxy
SECURE_HSTS_SECONDS = env.int("HUB_HSTS_SECONDS", 3600 * 24 * 30) if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.bool("HUB_HSTS_SUBDOMAINS", False)
if TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # far above the 256 KB a solution may have
METRICS_TOKEN = env.str("HUB_METRICS_TOKEN", "")

# ---- API

REST_FRAMEWORK = rest_framework_options(proxies=env.int("HUB_PROXIES", 0))
SPECTACULAR_SETTINGS = spectacular_options(title=SITE_NAME)
API_RATES = {  # requests a minute
    "visitors": env.int("HUB_API_VISITORS_PER_MINUTE", 120),  # by address
    "learners": env.int("HUB_API_LEARNERS_PER_MINUTE", 900),  # by account: three followed twice a second are 360
}

# ---- Logging

LOGGING = logging_config(level=env.str("HUB_LOG_LEVEL", "INFO"), as_json=env.bool("HUB_LOG_JSON", False))

# ---- The queue and the sandbox

CELERY_BROKER_URL = env.str("HUB_BROKER_URL", "filesystem://")
CELERY_BROKER_TRANSPORT_OPTIONS = broker_options(CELERY_BROKER_URL, DATA_DIR / "broker")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a broker that is away for long comes back to a worker that still tries
CELERY_TASK_DEFAULT_QUEUE = "cpu"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1  # with early acknowledgement: a message is a hint and may be lost
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = {
    "housekeeping": {"task": "hub.housekeeping", "schedule": 24 * 3600.0, "options": {"expires": 3600}},
}
GRADER_JUDGE = "grader.judging.Judge"
WORKER_BEAT = env.str("HUB_WORKER_BEAT", "")  # a file that a worker touches whenever it looked for work

SANDBOX_SOCKET = env.str("HUB_SANDBOX_SOCKET", str(DATA_DIR / "run" / "sandbox.sock"))
# Whether the site shares a host with the sandbox service and can ask it before it takes a submission.
SANDBOX_IS_LOCAL = env.bool("HUB_SANDBOX_IS_LOCAL", CELERY_BROKER_URL.startswith("filesystem:"))
ENVS_DIR = Path(env.str("HUB_ENVS", str(DATA_DIR / "envs")))
