"""The settings of tests: the site's own, in a data folder that goes away."""

import atexit
import os
import shutil
import tempfile

# A browser is driven from the test's own thread, which Django would take for async.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
if "CAREPLAN_DATA" not in os.environ:
    os.environ["CAREPLAN_DATA"] = tempfile.mkdtemp(prefix="careplan-test-")
    atexit.register(shutil.rmtree, os.environ["CAREPLAN_DATA"], ignore_errors=True)
os.environ.setdefault("SECRET_KEY", "a key for tests that everybody knows")
os.environ.setdefault("FIELD_KEY", "dGVzdHMgb25seSwgdGVzdHMgb25seSwgdGVzdHMgbyE=")
os.environ.setdefault("HELP_TALK", "01632 960144")
os.environ.setdefault("HELP_TEXT", "07700 900144")
os.environ.setdefault("HELP_CHECKED_ON", "2026-03-02")

from careplan.config.settings import *  # noqa: E402, F403
from careplan.config.settings import DATABASES, EMBEDDED, STORAGES  # noqa: E402

if EMBEDDED:  # each test worker's own; pytest-django knows only Django's own engine
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}

# Hashing a password is made slow on purpose; in tests it need not be.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tests render pages without having collected the style sheets.
STORAGES |= {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_AUTOREFRESH = True
