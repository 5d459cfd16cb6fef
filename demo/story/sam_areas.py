"""Sam's life areas, in Sam's own words, and by Sam's own names."""

from demo.story.acts import Act, Changes, Keeps, MarksMostImportant, Renames, Says

AREAS: tuple[Act, ...] = (
    Renames("23 sun 22:05", "sam", "daily_living", "Sleep"),
    Says(
        "23 sun 22:10",
        "sam",
        "daily_living/now",
        "I’m awake from two till it gets light, most nights. I walk about so I don’t "
        "have to lie there and listen.",
        key="sleep",
    ),
    Changes(
        "12 sun 21:50",
        "sam",
        "sleep",
        "Awake between two and four, then I get off again. I’ve stopped walking "
        "about, mostly.",
    ),
    Changes(
        "1 sun 23:10",
        "sam",
        "sleep",
        "It’s loudest between two and four. The talking radio on low helps. Moss on "
        "the bed helps more.",
    ),
    Says(
        "17 fri 20:40",
        "sam",
        "daily_living/good",
        "When I’ve dug in the morning I go straight off.",
    ),
    Says(
        "16 wed 02:55",
        "sam",
        "daily_living/different",
        "I want to lie there without dreading two o’clock.",
        key="sleep_different",
    ),
    Says(
        "15 mon 09:20",
        "sam",
        "daily_living/helps",
        "I’ve turned the clock to the wall.",
    ),
    Says(
        "6 sun 21:25",
        "sam",
        "home/now",
        "The bathroom wall is wet again and the smell gets in everything. I keep the "
        "window open and then I’m too cold to sleep.",
        key="home",
    ),
    Says(
        "1 sat 20:50",
        "sam",
        "home/different",
        "I want the wall fixed properly, not painted over like last time. And I want "
        "to know who’s coming and when.",
        key="home_different",
    ),
    Keeps(
        "1 sun 23:25",
        "sam",
        "home/different",
        "Last time he had a key and just walked in. I sat in the bathroom with Moss "
        "until he’d gone. I’ve not told Cara that bit",
    ),
    Says(
        "6 sun 21:40",
        "sam",
        "home/helps",
        "Jean’s little heater, on the days the wall’s at its worst.",
    ),
    Says(
        "11 mon 22:30",
        "sam",
        "money/now",
        "The letters come in brown envelopes and I put them in the drawer. There are "
        "nine.",
        key="letters",
    ),
    Says(
        "8 thu 18:10",
        "sam",
        "money/helps",
        "Cara opens them with me and says the number first, before the words.",
    ),
    Says(
        "18 sat 19:00",
        "sam",
        "body/now",
        "My knees are bad on the stairs. My back’s fine if I dig little and often.",
    ),
    Says(
        "16 wed 02:40",
        "sam",
        "mind/now",
        "They’re louder when I’m hungry or when there’s been a letter. They’re not "
        "always nasty. Sometimes it’s a crowd in another room.",
        key="mind",
    ),
    Says(
        "15 sun 16:20",
        "sam",
        "mind/helps",
        "Saying out loud what I’m doing. Kettle on. Milk out. Moss, move.",
    ),
    Renames("13 tue 15:05", "sam", "treatment_support", "My tablets"),
    Says(
        "13 tue 15:10",
        "sam",
        "treatment_support/now",
        "I don’t want the evening ones put up. Last time I slept three days and the "
        "seedlings died. I’d rather hear them a bit than be a plank.",
        key="tablets",
        how="handed_over",
    ),
    Says(
        "12 wed 19:35",
        "sam",
        "treatment_support/helps",
        "The pack with the days on it. The evening one goes with Moss’s supper, so "
        "neither of us forgets.",
    ),
    Says(
        "20 sun 20:45",
        "sam",
        "close_people/different",
        "I want Asha to come round for a brew, not to check. When she looks in the "
        "fridge I know what she’s doing.",
        key="asha",
    ),
    Says(
        "20 sun 20:50",
        "sam",
        "close_people/good",
        "She does the rice the way Mum did it, and she sends me home with a tub.",
    ),
    Renames("24 mon 21:00", "sam", "caring", "Moss"),
    Says(
        "24 mon 21:05",
        "sam",
        "caring/now",
        "If I go into hospital he goes to Asha’s, not kennels. His lead is behind the "
        "door. He gets the blue tin, half in the morning.",
        key="moss",
    ),
    Says(
        "17 tue 08:15",
        "sam",
        "caring/good",
        "He makes me go out on days I’m not going out.",
    ),
    Says(
        "10 wed 18:30",
        "sam",
        "caring/now",
        "He’s frightened of the hoover and of men in hats. He doesn’t mean the noise.",
    ),
    Renames("22 fri 12:00", "sam", "my_time", "The allotment"),
    Says(
        "22 fri 12:05",
        "sam",
        "my_time/now",
        "Plot 14. Tuesdays and Fridays, when it’s quiet.",
        key="plot",
    ),
    Says(
        "18 fri 11:40",
        "sam",
        "my_time/good",
        "First thing there’s only me and the robin, and the robin’s working.",
    ),
    Says(
        "7 sat 15:25",
        "sam",
        "work_learning/different",
        "I used to mend radios at Doyle’s. I’d do a morning a week of that, at a "
        "bench at the back, not out front with the customers.",
    ),
    Says(
        "19 sat 13:15",
        "sam",
        "identity/now",
        "Dad was from Onitsha and Mum was from Wigan. People ask where I’m from as if "
        "it’s one place.",
    ),
    Says(
        "11 sun 17:00",
        "sam",
        "getting_around/now",
        "The number 9 before half past seven. After that it’s schoolkids and I walk.",
    ),
    Says(
        "5 sun 22:20",
        "sam",
        "feeling_safe/now",
        "I feel safe with the door locked and Moss between me and it. I don’t when "
        "somebody’s got a key and I don’t know who.",
    ),
    MarksMostImportant("12 sun 22:00", "sam", ("daily_living", "treatment_support")),
    MarksMostImportant(
        "6 sun 21:45", "sam", ("daily_living", "home", "treatment_support")
    ),
)
