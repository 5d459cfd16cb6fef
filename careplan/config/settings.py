"""All settings of Careplan, from the environment only.

Without DATABASE_URL this is the embedded default: one SQLite file and its keys in the
data folder, letters written to a folder, bound to loopback.
"""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from careplan.config.environment import flag, kept_key, needed, postgres, smtp

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA = Path(os.environ.get("CAREPLAN_DATA") or BASE_DIR / "var").resolve()
EMBEDDED = not os.environ.get("DATABASE_URL")
ON_LOOPBACK = os.environ.get("CAREPLAN_BIND", "127.0.0.1") in {
    "127.0.0.1",
    "localhost",
    "::1",
}
DEVELOPMENT_PAGES = EMBEDDED and ON_LOOPBACK
DEMO = DEVELOPMENT_PAGES and not flag("CAREPLAN_EMPTY")
PORT = os.environ.get("PORT", "8000")

DEBUG = False
SITE_NAME = os.environ.get("SITE_NAME", "My page")
SITE_ADDRESS = os.environ.get("SITE_ADDRESS", f"http://localhost:{PORT}")
LEAVE_TO = os.environ.get("LEAVE_TO", "https://www.bbc.co.uk/weather")

# The numbers a person can ring. The embedded default ships invented ones.
if EMBEDDED:
    SECRET_KEY = os.environ.get("SECRET_KEY") or kept_key(DATA, "secret_key")
    FIELD_KEY = os.environ.get("FIELD_KEY") or kept_key(DATA, "field_key")
    HELP_TALK = os.environ.get("HELP_TALK", "01632 960144")
    HELP_TEXT = os.environ.get("HELP_TEXT", "07700 900144")
    HELP_CHECKED_ON = os.environ.get("HELP_CHECKED_ON", "")
else:
    SECRET_KEY = needed("SECRET_KEY", "a long random text, kept secret.")
    FIELD_KEY = needed("FIELD_KEY", "a Fernet key that seals sign-in letters.")
    HELP_TALK = needed("HELP_TALK", "the number to talk to someone at any hour.")
    HELP_TEXT = os.environ.get("HELP_TEXT", "")
    HELP_CHECKED_ON = needed(
        "HELP_CHECKED_ON", "the day (2026-03-02) on which somebody rang the numbers."
    )

ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "careplan.core",
    "accounts",
    "careplan.sharing",
    "careplan.plans",
    "careplan.reviews",
    "careplan.copies",
    "careplan.home",
    "risk",
    *(["demo"] if DEMO else []),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SigningOutMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "careplan.core.middleware.PrivatePagesMiddleware",
    "careplan.core.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "careplan.config.urls"
WSGI_APPLICATION = "careplan.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "careplan.home.frame.frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES: dict[str, Any]
if EMBEDDED:
    DATABASES = {
        "default": {
            "ENGINE": "careplan.core.sqlite",
            "NAME": DATA / "careplan.sqlite3",
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
        }
    }
else:
    DATABASES = {"default": postgres(os.environ["DATABASE_URL"])}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# allauth keeps its rate limits in the cache: it must be one that all processes share.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # without it, no password field
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_FORMS = {
    "request_login_code": "accounts.forms.AskForCodeForm",
    "confirm_login_code": "accounts.forms.CodeForm",
    "login": "accounts.forms.PasswordForm",
}
# Six figures and five tries a code: with 20 codes a day, a guesser comes in once in
# 10,000 days.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,6/20m/key,20/d/key",
    "code": "5/15m/key",
    "join": "30/10m/ip,10/h/key",
}
# Behind proxies of ours, tries are counted by the caller's address, not the proxy's.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXIES", "0"))
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME

CELERY_BROKER_URL = os.environ.get("REDIS_URL") or "filesystem://"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"visibility_timeout": 600}
    if os.environ.get("REDIS_URL")
    else {
        "data_folder_in": str(DATA / "broker"),
        "data_folder_out": str(DATA / "broker"),
        "control_folder": str(DATA / "broker-control"),
        "store_processed": False,
    }
)
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "Europe/London"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = {
    # A sweep that no worker took up in time is the next one's to do.
    "sweep letters": {
        "task": "accounts.sweep_letters",
        "schedule": 2.0,
        "options": {"expires": 10},
    },
    "tell staff what is due": {
        "task": "risk.remind",
        "schedule": 3600.0,
        "options": {"expires": 3000},
    },
}
CELERY_BEAT_SCHEDULE["remind of meetings"] = {
    "task": "reviews.remind",
    "schedule": 60.0,
    "options": {"expires": 50},
}
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA / "beat-schedule")

if os.environ.get("EMAIL_URL"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    globals().update(smtp(os.environ["EMAIL_URL"]))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "letters"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("LETTERS_FROM", f"{SITE_NAME} <my-page@localhost>")

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English")), ("cy", _("Welsh"))]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
if SITE_ADDRESS.startswith("https://"):
    SECURE_SSL_REDIRECT = not flag("TLS_ENDS_BEFORE_US")
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
