"""Django settings: everything from the environment, closed by default.

Every ``SAFEPASSAGE_*`` variable is documented in docs/operate/settings.md.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from safepassage.adapters.session_secret import secrets_of

PACKAGE = Path(__file__).resolve().parent


def _number(name: str, default: float) -> float:
    return float(os.environ.get(name, default))


def _words(name: str) -> list[str]:
    return os.environ.get(name, "").replace(",", " ").split()


SAFEPASSAGE_HOME = Path(os.environ.get("SAFEPASSAGE_HOME", Path.home() / ".safepassage")).absolute()
SAFEPASSAGE_STATE = os.environ.get("SAFEPASSAGE_STATE") or None
SAFEPASSAGE_EDI_ADDRESS = os.environ.get("SAFEPASSAGE_EDI_ADDRESS", f"{SAFEPASSAGE_STATE or ''}API")
SAFEPASSAGE_HOME_AIRPORTS = _words("SAFEPASSAGE_HOME_AIRPORTS")
SAFEPASSAGE_FREE_MOVEMENT = frozenset(_words("SAFEPASSAGE_FREE_MOVEMENT"))
SAFEPASSAGE_MESSAGE_LIMIT = int(_number("SAFEPASSAGE_MESSAGE_LIMIT", 20_000_000))
SAFEPASSAGE_INTERACTIVE_LIMIT = int(_number("SAFEPASSAGE_INTERACTIVE_LIMIT", 200_000))
SAFEPASSAGE_INTERACTIVE_SECONDS = _number("SAFEPASSAGE_INTERACTIVE_SECONDS", 3.0)
SAFEPASSAGE_CONTACT_SECONDS = _number("SAFEPASSAGE_CONTACT_SECONDS", 1800.0)
SAFEPASSAGE_TELEPHONE_SECONDS = _number("SAFEPASSAGE_TELEPHONE_SECONDS", 300.0)
SAFEPASSAGE_PAGER = os.environ.get("SAFEPASSAGE_PAGER", "")
SAFEPASSAGE_REFUSAL_CONTACT = os.environ.get("SAFEPASSAGE_REFUSAL_CONTACT", "")
SAFEPASSAGE_REFUSAL_APPEAL = os.environ.get("SAFEPASSAGE_REFUSAL_APPEAL", "")
SAFEPASSAGE_PROTECTION_CONTACT = os.environ.get("SAFEPASSAGE_PROTECTION_CONTACT", "")
SAFEPASSAGE_PARKED_HOURS = _number("SAFEPASSAGE_PARKED_HOURS", 72.0)
SAFEPASSAGE_BACKUP_KEY = os.environ.get("SAFEPASSAGE_BACKUP_KEY", "")
SAFEPASSAGE_DELISTED_DAYS = min(_number("SAFEPASSAGE_DELISTED_DAYS", 183), 5 * 365)
SAFEPASSAGE_REGULATION_DAYS = _number("SAFEPASSAGE_REGULATION_DAYS", 5 * 365)
SAFEPASSAGE_HOLD_DAYS = min(_number("SAFEPASSAGE_HOLD_DAYS", 183), 366)
SAFEPASSAGE_RESULT_DAYS = min(_number("SAFEPASSAGE_RESULT_DAYS", 31), 366)
SAFEPASSAGE_REDRESS_DAYS = min(_number("SAFEPASSAGE_REDRESS_DAYS", 5 * 365), 5 * 365)
SAFEPASSAGE_NOTICE_DAYS = _number("SAFEPASSAGE_NOTICE_DAYS", 30.0)
SAFEPASSAGE_DEFERRAL_DAYS = min(_number("SAFEPASSAGE_DEFERRAL_DAYS", 90.0), 365.0)
SAFEPASSAGE_BREACH_HOURS = min(_number("SAFEPASSAGE_BREACH_HOURS", 72.0), 72.0)
SAFEPASSAGE_UNIT_BREACH_HOURS = min(_number("SAFEPASSAGE_UNIT_BREACH_HOURS", 72.0), 72.0)
SAFEPASSAGE_CORRECTION_HOURS = _number("SAFEPASSAGE_CORRECTION_HOURS", 72.0)
SAFEPASSAGE_EARLIEST_HOURS = _number("SAFEPASSAGE_EARLIEST_HOURS", 48.0)
SAFEPASSAGE_CLOSING_MINUTES = _number("SAFEPASSAGE_CLOSING_MINUTES", 60.0)
SAFEPASSAGE_QUALITY_DAYS = min(_number("SAFEPASSAGE_QUALITY_DAYS", 3 * 365), 5 * 365)
SAFEPASSAGE_CONFORMANCE_PER_MINUTE = int(_number("SAFEPASSAGE_CONFORMANCE_PER_MINUTE", 30))
SAFEPASSAGE_URGENT_REVIEW_HOURS = min(_number("SAFEPASSAGE_URGENT_REVIEW_HOURS", 48.0), 48.0)
SAFEPASSAGE_AUTHORITY_ADDRESS = os.environ.get("SAFEPASSAGE_AUTHORITY_ADDRESS", "")
SAFEPASSAGE_SUPERVISOR_ADDRESS = os.environ.get("SAFEPASSAGE_SUPERVISOR_ADDRESS", "")
SAFEPASSAGE_COURT_ADDRESS = os.environ.get("SAFEPASSAGE_COURT_ADDRESS", "")
SAFEPASSAGE_SUBJECT_ANSWER_DAYS = int(_number("SAFEPASSAGE_SUBJECT_ANSWER_DAYS", 0))
SAFEPASSAGE_SUBJECT_BATCH_DAYS = int(min(_number("SAFEPASSAGE_SUBJECT_BATCH_DAYS", 14), 20))
SAFEPASSAGE_SUBJECT_BATCH_WEEKDAY = int(_number("SAFEPASSAGE_SUBJECT_BATCH_WEEKDAY", 4))
SAFEPASSAGE_SUBJECT_COPIES_BYTES = int(_number("SAFEPASSAGE_SUBJECT_COPIES_BYTES", 300_000_000))
SAFEPASSAGE_SUBJECT_COPY_DAYS = min(_number("SAFEPASSAGE_SUBJECT_COPY_DAYS", 14), 31)
SAFEPASSAGE_SUBJECT_KEPT_DAYS = min(_number("SAFEPASSAGE_SUBJECT_KEPT_DAYS", 730), 5 * 365)
SAFEPASSAGE_SUBJECT_NEUTRAL_KINDS = os.environ.get(
    "SAFEPASSAGE_SUBJECT_NEUTRAL_KINDS", "api_piu pnr"
).split()
SAFEPASSAGE_SUBJECT_PER_MINUTE = int(_number("SAFEPASSAGE_SUBJECT_PER_MINUTE", 5))
SAFEPASSAGE_LANES = os.environ.get("SAFEPASSAGE_LANES") or None
SAFEPASSAGE_REGISTERS = os.environ.get("SAFEPASSAGE_REGISTERS") or None
SAFEPASSAGE_REGISTER_SILENT_MINUTES = _number("SAFEPASSAGE_REGISTER_SILENT_MINUTES", 10.0)
SAFEPASSAGE_LEASE_SECONDS = _number("SAFEPASSAGE_LEASE_SECONDS", 30.0)
SAFEPASSAGE_DECOYS = int(_number("SAFEPASSAGE_DECOYS", 0))
SAFEPASSAGE_WITNESSES = os.environ.get("SAFEPASSAGE_WITNESSES") or None
SAFEPASSAGE_WITNESS_HOURS = min(_number("SAFEPASSAGE_WITNESS_HOURS", 6.0), 24.0)
SAFEPASSAGE_WATCH_FLOOR = int(_number("SAFEPASSAGE_WATCH_FLOOR", 20))
SAFEPASSAGE_WATCH_CEILING = int(_number("SAFEPASSAGE_WATCH_CEILING", 120))
SAFEPASSAGE_WATCH_DAYS = min(_number("SAFEPASSAGE_WATCH_DAYS", 60), 183)
SAFEPASSAGE_WORKERS = int(_number("SAFEPASSAGE_WORKERS", max(1, os.cpu_count() or 1)))
SAFEPASSAGE_DROP_FOLDER = os.environ.get("SAFEPASSAGE_DROP_FOLDER", "")
SAFEPASSAGE_DROP_SETTLE_SECONDS = _number("SAFEPASSAGE_DROP_SETTLE_SECONDS", 5.0)
SAFEPASSAGE_MAILBOX = os.environ.get("SAFEPASSAGE_MAILBOX", "")
SAFEPASSAGE_MAIL_HOST = os.environ.get("SAFEPASSAGE_MAIL_HOST", "")
SAFEPASSAGE_MAIL_HELD_BYTES = int(_number("SAFEPASSAGE_MAIL_HELD_BYTES", 500_000_000))
SAFEPASSAGE_TYPEB_ADDRESS = os.environ.get("SAFEPASSAGE_TYPEB_ADDRESS", "").upper()
SAFEPASSAGE_TYPEB_PART = int(_number("SAFEPASSAGE_TYPEB_PART", 3_500))
SAFEPASSAGE_QUARANTINE_MESSAGES = int(_number("SAFEPASSAGE_QUARANTINE_MESSAGES", 50))
SAFEPASSAGE_QUARANTINE_MINUTES = _number("SAFEPASSAGE_QUARANTINE_MINUTES", 10.0)
SAFEPASSAGE_CLIENT_CERTIFICATE_HEADER = os.environ.get("SAFEPASSAGE_CLIENT_CERTIFICATE_HEADER", "")
SAFEPASSAGE_IDLE_MINUTES = _number("SAFEPASSAGE_IDLE_MINUTES", 30.0)
SAFEPASSAGE_SIGN_IN_HOURS = min(_number("SAFEPASSAGE_SIGN_IN_HOURS", 12.0), 12.0)
SAFEPASSAGE_FIGURES_DAYS = min(_number("SAFEPASSAGE_FIGURES_DAYS", 3 * 365), 5 * 365)
SAFEPASSAGE_FAST_SECONDS = int(_number("SAFEPASSAGE_FAST_SECONDS", 10))
SAFEPASSAGE_FAST_IN_A_ROW = int(_number("SAFEPASSAGE_FAST_IN_A_ROW", 20))
SAFEPASSAGE_FIRST_ASSESSMENT_DAYS = min(_number("SAFEPASSAGE_FIRST_ASSESSMENT_DAYS", 30), 90)
SAFEPASSAGE_PROXIES = int(_number("SAFEPASSAGE_PROXIES", 0))
SAFEPASSAGE_REQUESTS_PER_MINUTE = int(_number("SAFEPASSAGE_REQUESTS_PER_MINUTE", 6_000))


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "safepassage.adapters.sqlite_in_turn",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                "PRAGMA wal_autocheckpoint=16000; PRAGMA cache_size=-65536;"
                "PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;"
            ),
        },
        "TEST": {"NAME": os.environ.get("SAFEPASSAGE_TEST_DATABASE", ":memory:")},
    }


def _postgres(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or unquote(parts.query.removeprefix("host=")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def _database() -> dict[str, object]:
    url = os.environ.get("SAFEPASSAGE_DATABASE_URL", "")
    if url.startswith(("postgres://", "postgresql://")):
        return _postgres(url)
    if url.startswith("sqlite:///"):
        return _sqlite(Path(url.removeprefix("sqlite://")))
    if url:
        msg = "SAFEPASSAGE_DATABASE_URL must begin with postgresql:// or sqlite:///"
        raise ValueError(msg)
    return _sqlite(SAFEPASSAGE_HOME / "database.sqlite3")


# Empty before ``init``, and Django then refuses; sign-ins under the one before are still good.
SECRET_KEY, *SECRET_KEY_FALLBACKS = secrets_of(SAFEPASSAGE_HOME) or [""]
DEBUG = False
ALLOWED_HOSTS = _words("SAFEPASSAGE_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "safepassage.apps.accounts",
    "safepassage.apps.audit",
    "safepassage.apps.carriers",
    "safepassage.apps.messages",
    "safepassage.apps.travel",
    "safepassage.apps.watchlists",
    "safepassage.apps.cases",
    "safepassage.apps.clearances",
    "safepassage.apps.subjects",
    "safepassage.apps.outages",
    "safepassage.apps.oversight",
    "safepassage.apps.quality",
    "safepassage.apps.agencies",
    "safepassage.apps.forecast",
    "safepassage.apps.disclosures",
    "safepassage.apps.enquiries",
    "safepassage.apps.regulation",
    "safepassage.apps.incidents",
    "safepassage.apps.trust",
    "safepassage.apps.assurance",
    "safepassage.apps.approvals",
    "safepassage.apps.watching",
    "safepassage.apps.holds",
    "safepassage.apps.figures",
]

MIDDLEWARE = [
    "safepassage.web.tls_alone.TlsAlone",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "safepassage.web.machine_answers.MachineAnswers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "safepassage.web.idle.SignInLimits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "safepassage.web.urls"
WSGI_APPLICATION = "safepassage.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "safepassage.web.console.context.frame",
            ],
            "builtins": ["safepassage.web.console.tags"],
        },
    },
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
WHITENOISE_USE_FINDERS = True

AUTH_USER_MODEL = "accounts.Officer"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "safepassage.apps.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/15m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = SAFEPASSAGE_PROXIES  # else all sign-ins count as one address
MFA_ADAPTER = "safepassage.apps.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn"]
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Safe Passage"
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/desk/"

# Shared by all processes: failed sign-ins are counted and used codes remembered in it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(SAFEPASSAGE_HOME / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # beyond, any are dropped: attempts would be forgotten
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]  # one line more for each catalogue that is complete
TIME_ZONE = "UTC"
USE_TZ = True

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = int(SAFEPASSAGE_SIGN_IN_HOURS * 3600)
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("SAFEPASSAGE_PLAIN_HTTP") != "1"
if SESSION_COOKIE_SECURE:  # no neighbour below the same domain can set them (RFC 6265bis 4.1.3.2)
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in _words("SAFEPASSAGE_HOSTS")]
SAFEPASSAGE_HSTS = os.environ.get("SAFEPASSAGE_HSTS", "max-age=31536000")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = SAFEPASSAGE_MESSAGE_LIMIT
FILE_UPLOAD_MAX_MEMORY_SIZE = SAFEPASSAGE_MESSAGE_LIMIT
# Memory alone: the other handler writes what people upload into a folder of the system, in clear.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "safepassage.adapters.discreet_logs.Discreet",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("SAFEPASSAGE_LOG_LEVEL", "INFO")},
}
