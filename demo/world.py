"""The world as it comes to be while the story is played: who is there, what stands."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from accounts.models import ServiceUser, User
from careplan.plans.models import Item, Statement


@dataclass
class World:
    """Everyone so far by the key the story gives them, and its items by theirs."""

    today: date
    users: dict[str, User] = field(default_factory=dict)
    people: dict[str, ServiceUser] = field(default_factory=dict)
    items: dict[str, UUID] = field(default_factory=dict)


@dataclass(frozen=True)
class Scene:
    """One act's surroundings: whose plan, who acts, when."""

    world: World
    whose: str
    by: User
    at: datetime

    @property
    def who(self) -> ServiceUser:
        return self.world.people[self.whose]

    def item(self, key: str) -> Item:
        """Give what stands under that key in this plan, as it is now."""
        return Item.objects.select_related("plan__service_user", "voice").get(
            pk=self.world.items[f"{self.whose} {key}"]
        )

    def id_of(self, key: str) -> UUID | None:
        return self.world.items[f"{self.whose} {key}"] if key else None

    def remember(self, key: str, statement: Statement) -> None:
        """Let later acts of the story find what was just written."""
        if key:
            self.world.items[f"{self.whose} {key}"] = statement.item_id
