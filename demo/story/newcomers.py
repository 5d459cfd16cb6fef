"""The rest of Cara's list, two who are hardly begun, and one whom Cara never meets."""

from demo.story.acts import AsksHow, Checks, Promises, Reads, Says, SaysNotNow
from demo.story.cast import Supported

FRANK = Supported(
    "frank",
    "Frank Oduya",
    "Frank",
    set_up="24 wed",
    joined="24 thu 11:00",
    acts=(
        Reads("23 thu 10:30", "cara"),
        Says(
            "24 thu 11:15",
            "frank",
            "matters",
            "Grace’s photograph, the chess set, and one suit that fits for church.",
        ),
        Says(
            "24 thu 11:30",
            "frank",
            "daily_living/now",
            "I cook for two by habit. It’s no trouble, it does for the day after.",
        ),
        Says(
            "18 thu 10:45",
            "cara",
            "harder/starting-signs",
            "The chess board stays as it was for a week.",
            key="board",
            how="by_phone",
            down=True,
        ),
        Checks("17 sun 14:00", "frank", "board"),
        Promises(
            "3 thu 10:10",
            "cara",
            "my_time/different",
            "Ask at St Anne’s whether the Thursday chess table has room for one more.",
            "cara",
            "+1 thu",
        ),
    ),
)

BETH = Supported(
    "beth",
    "Beth Carlisle",
    "Beth",
    set_up="32 fri",
    joined="31 mon 07:15",
    acts=(
        Says(
            "31 mon 07:20",
            "beth",
            "talk",
            "I was a ward sister for eighteen years. Don’t tell me to breathe.",
        ),
        Says(
            "31 mon 07:30",
            "beth",
            "my_time/good",
            "The park, both ponds, in any weather. I know which heron is which.",
        ),
        Says(
            "27 fri 07:05",
            "beth",
            "treatment_support/now",
            "I’ll talk while I’m walking. I won’t in a room with a box of tissues put "
            "out ready.",
        ),
        Says(
            "12 sun 06:50",
            "beth",
            "feeling_safe/now",
            "The hall light stays on. I don’t want to explain it to each new face.",
        ),
        Reads("11 fri 10:45", "cara"),
    ),
)

# Wes wants to think about it first: a plan with nothing in it is a plan all the same.
WES = Supported(
    "wes",
    "Wes Ngata",
    "Wes",
    set_up="2 tue",
    joined="2 thu 12:25",
)

SHONA = Supported(
    "shona",
    "Shona Reid",
    "Shona",
    set_up="30 mon",
    joined="29 tue 16:20",
    psychiatrist="haddad",
    acts=(
        Reads("27 tue 15:00", "haddad"),
        Reads("28 mon 09:45", "cara"),
        Says(
            "29 tue 16:30",
            "shona",
            "caring/now",
            "Two cats, Biscuit and the Major. The Major has drops in his left eye, "
            "morning and night.",
        ),
        Says(
            "29 tue 16:45",
            "shona",
            "wishes",
            "Don’t ring my mum first. Ring Dawn at number 8, she feeds the cats.",
        ),
        SaysNotNow("2 wed 11:20", "cara", ask_again_on="+3 wed"),
        Says(
            "2 wed 11:30",
            "cara",
            "today",
            "Shona is in hospital, on Aspen ward, and asked me to leave the plan "
            "until she is home. I visit on Thursdays with clean clothes.",
            how="by_phone",
        ),
        Says(
            "1 thu 16:20",
            "cara",
            "caring/helps",
            "Dawn does the eye drops now. I told Shona so, and that the Major bit her.",
        ),
        AsksHow("1 thu 16:25", "cara"),
    ),
)

LORNA = Supported(
    "lorna",
    "Lorna Gibb",
    "Lorna",
    set_up="1 wed",
    joined="1 thu 20:50",
    acts=(
        Says(
            "1 wed 16:40",
            "cara",
            "talk",
            "Lorna and I met at the youth centre, and Dee came too, because Lorna "
            "knew Dee. Lorna would like to text rather than ring.",
        ),
        Says(
            "1 thu 20:55",
            "lorna",
            "helps",
            "My nan. She sends a photo of her tea every night and I send mine back.",
        ),
    ),
)

# Of another team: Cara never sees this plan, and Nia never sees Sam's.
EDIE = Supported(
    "edie",
    "Edie Marlow",
    "Edie",
    set_up="16 wed",
    joined="15 wed 10:30",
    coordinator="nia",
    deputy="tom",
    acts=(
        Reads("13 tue 11:15", "nia"),
        Says(
            "15 wed 10:40",
            "edie",
            "matters",
            "The canal, my narrowboat, and a full coal bunker before the frost.",
        ),
        Says(
            "12 tue 14:20",
            "nia",
            "getting_around/now",
            "Post goes to the lock-keeper’s hut. Edie collects it when the boat is "
            "moored there.",
        ),
    ),
)

NEWCOMERS = (FRANK, BETH, WES, SHONA, LORNA, EDIE)
