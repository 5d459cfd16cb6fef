"""Others on Cara's list: those who meet Cara this week and next."""

from demo.story.acts import Aims, Asks, Promises, Reads, Says, Stands
from demo.story.cast import Supported

ROSA = Supported(
    "rosa", "Rosa Pineda", "Rosa", "1973-04-02", since="60 thu", joined="9 thu 18:00",
    acts=(
        Says("9 thu 18:10", "rosa", "matters",
             "My son Mateo brings the little one on the first Saturday of the month. I "
             "count by those."),
        Says("9 thu 18:20", "rosa", "harder/starting-signs",
             "I clean the oven at midnight. I ring Mateo and put the phone down before "
             "he can answer."),
        Says("5 mon 20:05", "rosa", "home/different",
             "Two chairs that don’t wobble, so that people stay and eat.", key="chairs"),
        Reads("2 tue 09:10", "cara"),
        Promises("2 tue 09:20", "cara", "home/different",
                 "Ask the furniture project for two kitchen chairs.", "cara", "+1 wed"),
    ),
)

COLIN = Supported(
    "colin", "Colin Frith", "Colin", "1958-12-08", since="35 tue",
    acts=(
        Says("6 fri 14:40", "cara", "helps",
             "When I can’t settle I drive the old 42 in my head, every stop, out and "
             "back.", how="by_phone", down=True),
        Says("6 fri 14:44", "cara", "talk",
             "I’m deaf on the left. Sit on my right and there’s no call to shout.",
             how="by_phone", down=True),
        Says("3 fri 15:10", "cara", "my_time/different",
             "I’d go back to the bowls if somebody walked in with me the first time.",
             how="by_phone", down=True),
    ),
)

LENA = Supported(
    "lena", "Lena Brandt", "Lena", "2001-06-27", since="14 mon", joined="8 tue 13:30",
    acts=(
        Says("8 tue 13:40", "lena", "work_learning/now",
             "I’m in the second year of ceramics and I’ve missed five weeks. They’ve "
             "kept my shelf for me."),
        Says("8 tue 13:45", "lena", "talk",
             "Afternoons. In the mornings I’m not being rude, I’m not there yet."),
        Says("8 tue 13:50", "lena", "daily_living/now",
             "I sleep through alarms. Two phones and my flatmate’s saxophone have "
             "failed."),
        Says("7 wed 16:05", "lena", "strengths",
             "I can throw a bowl with my eyes shut. It’s better when I don’t look."),
        Aims("2 thu 14:15", "lena", "work_learning/different",
             "Hand in one pot by the end of term, even if it leaks."),
        Reads("2 fri 11:30", "cara"),
    ),
)

YUSUF = Supported(
    "yusuf", "Yusuf Demir", "Yusuf", "1966-01-15", since="22 thu",
    interpreter="Turkish",
    acts=(
        Says("20 thu 11:40", "cara", "daily_living/now",
             "I was a baker for thirty years, so my body gets up at three. Now there’s "
             "no bread to make and I sit in the kitchen.", how="translated", down=True),
        Says("20 thu 11:50", "cara", "my_time/different",
             "I want to bake for the mosque on Fridays. Somebody would have to drive "
             "the trays.", how="translated", down=True),
        Says("12 thu 10:55", "cara", "close_people/good",
             "My granddaughter corrects my English and I correct her dough.",
             how="translated", down=True),
        Says("12 thu 11:10", "cara", "talk",
             "Mrs Kaya interprets each time we meet. Yusuf asked for one person who "
             "stays the same, and we ring him after ten."),
    ),
)

JOY = Supported(
    "joy", "Joy Adeyemi", "Joy", "1984-10-21", since="44 wed", joined="21 fri 10:05",
    acts=(
        Says("21 fri 10:15", "joy", "matters",
             "My brother Tunde, the choir, and being asked before my things are moved."),
        Says("15 thu 12:30", "joy", "mind/now",
             "I hear my name in the queue and I leave my shopping. The library is the "
             "one place it doesn’t follow me."),
        Says("15 thu 12:40", "joy", "people",
             "Tunde can know everything except the money."),
        Reads("13 wed 10:20", "cara"),
        Says("6 thu 13:05", "joy", "wishes",
             "Play me the Wednesday choir. No television, I can’t tell who it’s "
             "talking to."),
    ),
)

MOIRA = Supported(
    "moira", "Moira Keane", "Moira", "1962-03-17", since="70 fri", joined="4 sat 09:00",
    acts=(
        Says("4 sat 09:10", "moira", "work_learning/good",
             "I got into the reading course. I take the letter out on the bus to check "
             "it still says so."),
        Says("4 sat 09:25", "moira", "home/now",
             "Forty years in this house and half of it is his coats. I’m giving them "
             "away one at a time."),
        Says("3 sat 09:40", "moira", "harder/unwell-avoid",
             "Don’t ring my daughter in Galway at night. She can do nothing from there "
             "but worry."),
    ),
)

TERRY = Supported(
    "terry", "Terry Nolan", "Terry", "1976-08-05", since="28 fri", joined="16 fri 17:50",
    acts=(
        Says("16 fri 18:00", "terry", "habits/now",
             "Four cans, where it was ten. I’m not after a medal, I’m writing it down."),
        Says("16 fri 18:05", "terry", "habits/helps",
             "The snooker hall’s got no bar on weekdays, so that’s where I am."),
        Says("10 fri 18:30", "terry", "close_people/different",
             "I’d like my lad to pick up when he sees it’s me.", key="lad"),
        Aims("1 sat 12:10", "terry", "close_people/different",
             "Post him the birthday card. Buying it was the easy half.",
             horizon="this_week"),
        Reads("9 thu 15:15", "cara"),
    ),
)

PRIYA = Supported(
    "priya", "Priya Nair", "Priya", "1989-11-30", since="26 mon", joined="17 wed 13:00",
    psychiatrist="haddad",
    acts=(
        Says("17 wed 13:10", "priya", "caring/now",
             "Anu is eleven months old and laughs at the washing machine. She’s fed and "
             "clean every day, the bad ones too."),
        Says("17 wed 13:20", "priya", "mind/now",
             "The worry comes at bath time. If somebody sits on the bathroom floor and "
             "chats, it goes past."),
        Says("17 wed 13:25", "priya", "talk",
             "Ask before you write while I’m holding her."),
        Asks("16 tue 13:40", "priya", "caring/different",
             "Someone here at bath time, two evenings a week.", key="bath"),
        Reads("15 mon 13:30", "cara"),
        Stands("14 mon 14:10", "cara", "bath", "being_met"),
        Says("14 mon 14:15", "cara", "caring/helps",
             "Grace from the family centre comes on Mondays and Thursdays at half past "
             "five. Priya chose her."),
    ),
)

GARETH = Supported(
    "gareth", "Gareth Pryce", "Gareth", "1996-07-14", since="19 tue",
    joined="13 sun 16:00",
    acts=(
        Says("13 sun 16:10", "gareth", "talk",
             "Tell me the time in numbers and keep to it. “Around eleven” isn’t a time."),
        Says("5 sun 16:20", "gareth", "work_learning/now",
             "The college has a side door by the bins. I walked in and out of the yard "
             "three times while it was shut, so I know it now."),
        Says("5 sun 16:25", "gareth", "getting_around/helps",
             "Bus 31, the seat behind the driver, hood up."),
        Reads("4 tue 16:05", "cara"),
        Promises("4 tue 16:15", "cara", "work_learning/different",
                 "Ring the college about a desk near the side door.", "cara", "1 fri"),
    ),
)

NEIGHBOURS = (ROSA, COLIN, LENA, YUSUF, JOY, MOIRA, TERRY, PRIYA, GARETH)
