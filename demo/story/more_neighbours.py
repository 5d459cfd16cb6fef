"""More of the others on Cara's list."""

from demo.story.acts import Aims, Asks, Promises, Reads, Says, Stands
from demo.story.cast import Supported

MOIRA = Supported(
    "moira",
    "Moira Keane",
    "Moira",
    set_up="5 thu",
    joined="4 sat 09:00",
    acts=(
        Reads("2 mon 09:40", "cara"),
        Says(
            "4 sat 09:10",
            "moira",
            "work_learning/good",
            "I got into the reading course. I take the letter out on the bus to check "
            "it still says so.",
        ),
        Says(
            "4 sat 09:25",
            "moira",
            "home/now",
            "Forty years in this house and half of it is his coats. I’m giving them "
            "away one at a time.",
        ),
        Says(
            "3 sat 09:40",
            "moira",
            "harder/unwell-avoid",
            "Don’t ring my daughter in Galway at night. She can do nothing from there "
            "but worry.",
        ),
    ),
)

TERRY = Supported(
    "terry",
    "Terry Nolan",
    "Terry",
    set_up="17 mon",
    joined="16 fri 17:50",
    acts=(
        Says(
            "16 fri 18:00",
            "terry",
            "habits/now",
            "Four cans, where it was ten. I’m not after a medal, I’m writing it down.",
        ),
        Says(
            "16 fri 18:05",
            "terry",
            "habits/helps",
            "The snooker hall’s got no bar on weekdays, so that’s where I am.",
        ),
        Says(
            "10 fri 18:30",
            "terry",
            "close_people/different",
            "I’d like my lad to pick up when he sees it’s me.",
            key="lad",
        ),
        Aims(
            "1 sat 12:10",
            "terry",
            "close_people/different",
            "Post him the birthday card. Buying it was the easy half.",
            horizon="this_week",
        ),
        Reads("9 thu 15:15", "cara"),
    ),
)

PRIYA = Supported(
    "priya",
    "Priya Nair",
    "Priya",
    set_up="18 mon",
    joined="17 wed 13:00",
    psychiatrist="haddad",
    acts=(
        Reads("14 wed 10:00", "haddad"),
        Says(
            "17 wed 13:10",
            "priya",
            "caring/now",
            "Anu is eleven months old and laughs at the washing machine. She’s fed "
            "and clean every day, the bad ones too.",
        ),
        Says(
            "17 wed 13:20",
            "priya",
            "mind/now",
            "The worry comes at bath time. If somebody sits on the bathroom floor and "
            "chats, it goes past.",
        ),
        Says(
            "17 wed 13:25",
            "priya",
            "talk",
            "Ask before you write while I’m holding her.",
        ),
        Asks(
            "16 tue 13:40",
            "priya",
            "caring/different",
            "Someone here at bath time, two evenings a week.",
            key="bath",
        ),
        Reads("15 mon 13:30", "cara"),
        Stands("14 mon 14:10", "cara", "bath", "being_met"),
        Says(
            "14 mon 14:15",
            "cara",
            "caring/helps",
            "Bernie from the family centre comes on Mondays and Thursdays at half "
            "past five. Priya chose her.",
        ),
    ),
)

GARETH = Supported(
    "gareth",
    "Gareth Pryce",
    "Gareth",
    set_up="14 tue",
    joined="13 sun 16:00",
    acts=(
        Says(
            "13 sun 16:10",
            "gareth",
            "talk",
            "Tell me the time in numbers and keep to it. “Around eleven” isn’t a time.",
        ),
        Says(
            "5 sun 16:20",
            "gareth",
            "work_learning/now",
            "The college has a side door by the bins. I walked in and out of the yard "
            "three times while it was shut, so I know it now.",
        ),
        Says(
            "5 sun 16:25",
            "gareth",
            "getting_around/helps",
            "Bus 31, the seat behind the driver, hood up.",
        ),
        Reads("4 tue 16:05", "cara"),
        Promises(
            "4 tue 16:15",
            "cara",
            "work_learning/different",
            "Ring the college about a desk near the side door.",
            "cara",
            "1 fri",
        ),
    ),
)

MORE_NEIGHBOURS = (MOIRA, TERRY, PRIYA, GARETH)
