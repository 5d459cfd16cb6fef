"""Between Sam and the others: what they wrote, what Sam answered, who read what."""

from demo.story.acts import (
    Act,
    Checks,
    CopiesForRecord,
    Keeps,
    NotRight,
    Reads,
    Says,
    SaysAbout,
    StillTrue,
)

WRITTEN_FOR_SAM: tuple[Act, ...] = (
    Says(
        "5 thu 11:20",
        "cara",
        "home/good",
        "It’s quiet here and it’s mine. Moss knows the stairs.",
        key="quiet",
        how="by_phone",
        down=True,
    ),
    Checks("4 sun 20:30", "sam", "quiet"),
    Says(
        "1 wed 15:40",
        "cara",
        "money/now",
        "I’ve got enough if nothing breaks. Then the kettle broke.",
        key="kettle",
        how="by_phone",
        down=True,
    ),
)

OTHERS_WROTE: tuple[Act, ...] = (
    Says(
        "22 wed 09:35",
        "cara",
        "strengths",
        "Sam got six neighbours on the stairs to sign one letter about the damp, and "
        "calls it asking round.",
        key="neighbours",
    ),
    Says(
        "4 thu 09:50",
        "cara",
        "home/now",
        "I have seen the wall. There is mould from the floor to about my knee.",
        key="mould",
        about="4 tue",
    ),
    Says(
        "17 mon 16:25",
        "cara",
        "close_people/now",
        "Asha rang me to ask how Sam was. I said that I would tell Sam about the call.",
        key="asha_rang",
    ),
    SaysAbout(
        "17 mon 20:15", "sam", "asha_rang", "What did you tell her?", key="what_told"
    ),
    SaysAbout(
        "17 tue 09:15",
        "cara",
        "what_told",
        "Nothing about you. I listened, and gave her the office number.",
    ),
    Says(
        "3 tue 15:20",
        "haddad",
        "treatment_support/now",
        "I suggested a higher evening dose because the nights have been hard. We have "
        "left it as it is and will talk again in three months.",
        key="dose",
        how="together",
    ),
    NotRight(
        "3 tue 22:50",
        "sam",
        "dose",
        "I told you about the nights so you’d know, not so you’d put them up.",
        key="so_youd_know",
    ),
    SaysAbout(
        "1 tue 14:05",
        "haddad",
        "so_youd_know",
        "I see that now, and I am glad you told me. Next time I will ask what you "
        "want me to do with it before I suggest anything.",
    ),
    Keeps(
        "1 fri 09:12",
        "cara",
        "home/now",
        "Rang the housing office. The surveyor will come on a Thursday morning. I "
        "asked that they ring Sam the day before. Will do a joint HV with Hana",
    ),
)

STILL_TRUE: tuple[Act, ...] = (
    StillTrue("10 sun 19:35", "sam", "talk"),
    StillTrue("3 tue 14:20", "cara", "matters", how="together"),
    StillTrue("3 tue 14:30", "cara", "starting", how="together"),
    StillTrue("3 tue 14:35", "cara", "starting_helps", how="together"),
    StillTrue("3 tue 14:40", "sam", "tablets", how="handed_over"),
    StillTrue("3 tue 14:45", "cara", "home", how="together"),
)

READ: tuple[Act, ...] = (
    Reads("26 wed 09:05", "cara"),
    Reads("24 tue 08:55", "cara"),
    Reads("22 tue 13:50", "cara"),
    Reads("20 mon 09:20", "cara"),
    Reads("17 mon 16:20", "cara"),
    Reads("17 tue 20:00", "sam"),
    Reads("13 tue 13:45", "cara"),
    Reads("11 tue 14:00", "haddad"),
    Reads("11 wed 19:15", "sam"),
    Reads("9 fri 08:50", "cara"),
    Reads("8 tue 15:20", "haddad"),
    Reads("6 mon 10:05", "cara"),
    Reads("5 mon 10:05", "cara"),
    Reads("6 sun 21:15", "sam"),
    Reads("4 tue 08:55", "cara"),
    Reads("3 mon 16:45", "haddad"),
    Reads("3 tue 22:40", "sam"),
    Reads("2 sun 19:05", "sam"),
    Reads("1 tue 14:00", "haddad", part="treatment_support"),
    Reads("1 thu 09:05", "cara"),
    CopiesForRecord("3 wed 14:30", "cara"),
)

BETWEEN = WRITTEN_FOR_SAM + OTHERS_WROTE + STILL_TRUE + READ
