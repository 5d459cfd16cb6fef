"""How fast pages are, as ratios to a bare one measured in the same run."""

import django

django.setup()
