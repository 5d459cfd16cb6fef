"""Foreign keys that lead out of risk and never back.

Django lets a query walk a relation backwards even where its related_name is "+": the
sign itself resolves, to whichever hidden relation was declared last. A name with two
underscores is taken apart before it is looked up, so it leads nowhere.
"""

from typing import Any

from django.db import models


class Apart(models.ForeignKey[Any, Any]):
    """A foreign key that no query from the other side can follow."""

    def related_query_name(self) -> str:
        return "apart__" + str(self.name)
