"""What Sam was offered and how it sat, whom Sam let in, and when they met."""

from demo.story.acts import (
    Accepts,
    Act,
    AddsTopic,
    Answers,
    Hides,
    Meets,
    Met,
    NotRight,
    Offers,
    Reads,
    ReadsShared,
    Says,
    Shares,
    SharesAnswer,
)

# Each version is the plan as it was at that moment, so order of telling is by days.
VERSIONS: tuple[Act, ...] = (
    Offers("17 tue 10:30", "cara"),
    # Kept to themselves: nobody but Sam can read this one.
    Answers(
        "17 tue 20:20",
        "sam",
        1,
        "going_along",
        "It reads all right. It’s the ringing round behind it I’d have liked to be "
        "asked about.",
    ),
    Says(
        "11 tue 14:20",
        "haddad",
        "treatment_support/now",
        "A higher evening dose may help with the nights. I have said so to Sam, who "
        "would rather not.",
        key="higher",
    ),
    Offers("11 wed 10:05", "cara"),
    NotRight(
        "11 wed 19:20",
        "sam",
        "higher",
        "I said no in the room. “Would rather not” is for biscuits.",
    ),
    Answers(
        "11 wed 19:30",
        "sam",
        2,
        "not_right",
        "It’s written as if we were still deciding. I’d decided.",
    ),
    SharesAnswer("11 wed 19:34", "sam", 2),
    Reads("11 thu 09:00", "cara"),
    Offers("3 wed 14:25", "cara"),
    Reads("3 thu 21:00", "sam"),
    Answers(
        "3 thu 21:15",
        "sam",
        3,
        "parts",
        "The sleep’s right and the wall’s right. The tablets aren’t, and it says why "
        "beside them.",
    ),
    SharesAnswer("1 sun 18:30", "sam", 3),
    SharesAnswer("1 sun 18:31", "sam", 3, on_my_copy=True),
    Offers("1 fri 10:40", "cara"),
)

LET_IN: tuple[Act, ...] = (
    Hides("10 sun 20:00", "sam", "haddad", "money"),
    Shares("6 sun 22:15", "sam", "hana", ("home",), "3 fri"),
    ReadsShared("5 tue 09:40", "hana"),
    Shares("5 sun 22:35", "sam", "asha", ("caring", "home", "harder"), "+12 sun"),
    ReadsShared("4 mon 19:10", "asha"),
    ReadsShared("2 wed 20:25", "asha"),
)

MEETINGS: tuple[Act, ...] = (
    Meets("16 thu 10:15", "cara", "13 tue", "14:00", "Sam’s flat", key="first_met"),
    Accepts("16 fri 18:05", "sam", "first_met"),
    AddsTopic("14 sun 20:30", "sam", "first_met", "two o’clock in the morning"),
    Met("13 tue 15:20", "cara", "first_met"),
    Meets("6 sun 22:20", "sam", "3 tue", "14:00", "here, with the heater on", "again"),
    Accepts("5 mon 10:20", "cara", "again"),
    AddsTopic("4 sun 20:40", "sam", "again", "the smell off the wall"),
    Met("3 tue 15:30", "cara", "again"),
    Meets("1 thu 09:20", "cara", "next tue", "14:00", "Sam’s flat", key="review"),
    Accepts("1 fri 20:30", "sam", "review"),
    AddsTopic("1 fri 20:32", "sam", "review", "tablets"),
    AddsTopic("1 fri 20:33", "sam", "review", "the wall"),
)

OFFERED = VERSIONS + LET_IN + MEETINGS
