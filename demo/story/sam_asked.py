"""What Sam asked for and aims at, who promised what, and what became of it."""

from demo.story.acts import (
    Act,
    Aims,
    Asks,
    Happened,
    NothingThere,
    Promises,
    SaysAbout,
    Stands,
)

SLEEP: tuple[Act, ...] = (
    Asks("13 tue 14:20", "sam", "daily_living/different",
         "Some way to keep the radio on all night without next door banging on the "
         "wall.", key="radio", how="handed_over"),
    Promises("13 tue 14:25", "cara", "daily_living/different",
             "Find a pillow speaker for Sam to try, so that the radio can stay on.",
             "cara", "11 fri", key="speaker", under="radio", how="together"),
    Happened("11 thu 16:10", "cara", "speaker", "done",
             "I left it with Sam, with a spare battery."),
    Happened("10 tue 21:20", "sam", "speaker", "done",
             "I can’t hear next door and next door can’t hear the shipping forecast.",
             helped=True),
    Stands("10 wed 09:40", "cara", "radio", "being_met"),
    Aims("1 sat 21:15", "sam", "daily_living/different",
         "In bed by midnight three nights, radio on the timer.", horizon="this_week",
         under="radio"),
    Aims("13 tue 14:30", "sam", "daily_living/different",
         "Sleep through two o’clock once a week.", horizon="coming_months",
         under="radio", how="handed_over"),
    Aims("13 tue 14:32", "sam", "daily_living/different",
         "Stop over at Asha’s and not be up walking about.", horizon="one_day",
         under="radio", how="handed_over"),
)

HOME: tuple[Act, ...] = (
    Asks("6 sun 21:50", "sam", "home/different",
         "The wall dried out and mended, on a day I’ve been told about.", key="wall"),
    Promises("6 mon 10:15", "cara", "home/different",
             "Ring the housing office about the wall.", "cara", "6 fri", key="ring_once",
             under="wall"),
    Happened("5 mon 09:10", "cara", "ring_once", "could_not",
             "I was on a visit until the office shut. I am sorry that I did not text "
             "Sam the same day."),
    Promises("5 tue 11:30", "cara", "home/different",
             "Come and look at the wall.", "hana", "4 fri", key="hana_visit",
             under="wall"),
    Happened("4 fri 19:45", "sam", "hana_visit", "not_yet",
             "I waited in from nine till it got dark. Nobody came and nobody rang."),
    Happened("3 wed 14:20", "cara", "hana_visit", "could_not",
             "Hana was ill that day, and the message did not reach me. Hana will ring "
             "Sam before setting out next time."),
    Promises("5 sun 20:35", "sam", "home/different",
             "Keep a photo of the wall each week.", "sam", key="photos", under="wall"),
    Happened("2 sun 20:05", "sam", "photos", "partly", "Three photos so far."),
    Promises("1 mon 09:25", "cara", "home/different",
             "Ring the housing office for the surveyor’s day, and text it to Sam.",
             "cara", "+1 fri", key="ring_again", under="wall"),
)

BODY_AND_MONEY: tuple[Act, ...] = (
    Asks("10 sun 19:20", "sam", "body/different",
         "Swimming on Tuesdays, somewhere that isn’t loud. I sleep after I’ve been in "
         "water.", key="swimming"),
    NothingThere("7 wed 11:05", "cara", "swimming",
                 "the pool has stopped its quiet hour, and the next one is two buses "
                 "away.",
                 "we can pay for the early swim on Thursdays, and Pete can come along.",
                 "+10 mon"),
    SaysAbout("7 thu 19:10", "sam", "swimming",
              "Thursday’s bin day and the lorry comes past the pool. I’ll try it once.",
              key="bins"),
    SaysAbout("6 mon 10:30", "cara", "bins",
              "Pete can meet you at the back gate, away from the lorry, if you text him "
              "the night before."),
    Promises("11 tue 10:00", "cara", "money/now",
             "Open the drawer of letters with Sam, kettle on first.", "cara", "9 fri",
             key="drawer", how="together"),
    Happened("9 tue 16:40", "sam", "drawer", "done", "Seven of the nine were adverts.",
             helped=True),
)

THE_REST: tuple[Act, ...] = (
    Asks("12 wed 19:45", "sam", "treatment_support/different",
         "What each tablet’s for, written down in words I know.", key="what_for"),
    Promises("11 tue 14:15", "haddad", "treatment_support/different",
             "Write what each tablet is for on one side of paper.", "haddad", "9 wed",
             key="paper", under="what_for"),
    Happened("9 wed 20:50", "sam", "paper", "done", "It’s on the fridge.", helped=True),
    Stands("8 tue 15:30", "haddad", "what_for", "met"),
    Promises("21 tue 18:40", "sam", "caring/helps",
             "Keep his spare lead and two tins at hers.", "asha", key="spare_lead"),
    Happened("20 sun 21:00", "sam", "spare_lead", "done", helped=True),
    Promises("4 thu 17:15", "sam", "my_time/different",
             "Come up with a ladder and help me felt the shed roof.", "pete", "2 sat",
             key="shed"),
    Happened("2 sat 16:50", "sam", "shed", "could_not",
             "It rained both days. We sat in the shed and had soup."),
)

ASKED = SLEEP + HOME + BODY_AND_MONEY + THE_REST
