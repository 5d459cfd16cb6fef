"""Rob Pugh, too ill to plan for now, and Ines Duarte, whose plan is on paper."""

from demo.story.acts import (
    Act,
    Asks,
    AsksHow,
    Happened,
    Promises,
    Reads,
    Says,
    SaysNotNow,
    Stands,
    StillTrue,
)
from demo.story.cast import Supported

ROB = Supported(
    "rob",
    "Rob Pugh",
    "Rob",
    set_up="13 thu",
    joined="12 tue 19:40",
    psychiatrist="haddad",
    acts=(
        Says(
            "10 wed 11:05",
            "rob",
            "day",
            "Drink something when you wake\n"
            "Curtains open, if you can\n"
            "Text Lou by tea time",
        ),
        Reads("9 mon 09:30", "cara"),
        Reads("9 tue 10:20", "haddad"),
        SaysNotNow("2 mon 13:15", "rob"),
        Says(
            "2 tue 16:30",
            "cara",
            "treatment_support/helps",
            "While Rob is not well enough to talk, I ring his sister Lou on Mondays, "
            "and leave bread and milk on the step on Fridays.",
            how="without",
        ),
        AsksHow("last working 16:10", "cara"),
    ),
)

ON_PAPER: tuple[Act, ...] = (
    Says(
        "18 wed 15:30",
        "cara",
        "matters",
        "My balcony, my geraniums, and my sister’s voice from Lisbon on Sundays.",
        key="balcony",
        how="from_paper",
        down=True,
    ),
    Says(
        "18 wed 15:36",
        "cara",
        "talk",
        "Bring it on paper and write it large. I read slowly and I read everything.",
        key="paper",
        how="from_paper",
        down=True,
    ),
    Says(
        "18 wed 15:42",
        "cara",
        "helps",
        "Coffee in the small cup, on the balcony, before I answer anything.",
        how="from_paper",
        down=True,
    ),
    Says(
        "11 thu 09:15",
        "cara",
        "identity/now",
        "I came in 1979 to sew wedding dresses. People remember the dresses.",
        how="from_paper",
        down=True,
        about="11 wed",
    ),
    Says(
        "11 thu 09:22",
        "cara",
        "harder/starting-signs",
        "I leave the shutters down. On Sunday I let the telephone ring.",
        how="from_paper",
        down=True,
        about="11 wed",
    ),
    Says(
        "11 thu 09:28",
        "cara",
        "harder/starting-call",
        "Ring Teresa at the church hall. She has my key and she isn’t afraid of me.",
        how="from_paper",
        down=True,
        about="11 wed",
    ),
    Says(
        "11 thu 09:35",
        "cara",
        "wishes",
        "I’d want to hear Portuguese. A radio is enough.",
        how="from_paper",
        down=True,
        about="11 wed",
    ),
    Asks(
        "18 wed 15:50",
        "cara",
        "body/different",
        "Something for the tins. My hands can’t turn the opener in the cold.",
        key="tins",
        how="from_paper",
        down=True,
    ),
    Promises(
        "18 wed 15:55",
        "cara",
        "body/different",
        "Bring an opener with a long handle, and leave it if it works.",
        "cara",
        "16 wed",
        key="opener",
        under="tins",
        how="together",
    ),
    Happened(
        "16 wed 12:20",
        "cara",
        "opener",
        "done",
        "Ines opened peaches and gave me half.",
        helped=True,
    ),
    Stands("16 wed 12:25", "cara", "tins", "met"),
    Says(
        "4 thu 09:05",
        "cara",
        "talk",
        "I have read every page aloud to Ines, who had me take one word out: "
        "“elderly”.",
        about="4 wed",
    ),
    StillTrue("4 wed 11:50", "cara", "balcony", how="together"),
)

INES = Supported(
    "ines",
    "Ines Duarte",
    "Ines",
    set_up="20 wed",
    uses_computer=False,
    acts=ON_PAPER,
)

THE_TWO = (ROB, INES)
