"""The first of the others on Cara's list."""

from demo.story.acts import Aims, Promises, Reads, Says
from demo.story.cast import Supported

ROSA = Supported(
    "rosa",
    "Rosa Pineda",
    "Rosa",
    set_up="10 fri",
    joined="9 thu 18:00",
    acts=(
        Says(
            "9 thu 18:10",
            "rosa",
            "matters",
            "My son Mateo brings the little one on the first Saturday of the month. I "
            "count by those.",
        ),
        Says(
            "9 thu 18:20",
            "rosa",
            "harder/starting-signs",
            "I clean the oven at midnight. I ring Mateo and put the phone down before "
            "he can answer.",
        ),
        Says(
            "5 mon 20:05",
            "rosa",
            "home/different",
            "Two chairs that don’t wobble, so that people stay and eat.",
            key="chairs",
        ),
        Reads("2 tue 09:10", "cara"),
        Promises(
            "2 tue 09:20",
            "cara",
            "home/different",
            "Ask the furniture project for two kitchen chairs.",
            "cara",
            "+1 wed",
        ),
    ),
)

COLIN = Supported(
    "colin",
    "Colin Frith",
    "Colin",
    set_up="8 tue",
    acts=(
        Says(
            "6 fri 14:40",
            "cara",
            "helps",
            "When I can’t settle I drive the old 42 in my head, every stop, out and "
            "back.",
            how="by_phone",
            down=True,
        ),
        Says(
            "6 fri 14:44",
            "cara",
            "talk",
            "I’m deaf on the left. Sit on my right and there’s no call to shout.",
            how="by_phone",
            down=True,
        ),
        Says(
            "3 fri 15:10",
            "cara",
            "my_time/different",
            "I’d go back to the bowls if somebody walked in with me the first time.",
            how="by_phone",
            down=True,
        ),
    ),
)

LENA = Supported(
    "lena",
    "Lena Brandt",
    "Lena",
    set_up="9 thu",
    joined="8 tue 13:30",
    acts=(
        Says(
            "8 tue 13:40",
            "lena",
            "work_learning/now",
            "I’m in the second year of ceramics and I’ve missed five weeks. They’ve "
            "kept my shelf for me.",
        ),
        Says(
            "8 tue 13:45",
            "lena",
            "talk",
            "Afternoons. In the mornings I’m not being rude, I’m not there yet.",
        ),
        Says(
            "8 tue 13:50",
            "lena",
            "daily_living/now",
            "I sleep through alarms. Two phones and my flatmate’s saxophone have "
            "failed.",
        ),
        Says(
            "7 wed 16:05",
            "lena",
            "strengths",
            "I can throw a bowl with my eyes shut. It’s better when I don’t look.",
        ),
        Aims(
            "2 thu 14:15",
            "lena",
            "work_learning/different",
            "Hand in one pot by the end of term, even if it leaks.",
        ),
        Reads("2 fri 11:30", "cara"),
    ),
)

YUSUF = Supported(
    "yusuf",
    "Yusuf Demir",
    "Yusuf",
    set_up="21 thu",
    interpreter="Turkish",
    acts=(
        Says(
            "20 thu 11:40",
            "cara",
            "daily_living/now",
            "I was a baker for thirty years, so my body gets up at three. Now there’s "
            "no bread to make and I sit in the kitchen.",
            how="translated",
            down=True,
        ),
        Says(
            "20 thu 11:50",
            "cara",
            "my_time/different",
            "I want to bake for the mosque on Fridays. Somebody would have to drive "
            "the trays.",
            how="translated",
            down=True,
        ),
        Says(
            "12 thu 10:55",
            "cara",
            "close_people/good",
            "My granddaughter corrects my English and I correct her dough.",
            how="translated",
            down=True,
        ),
        Says(
            "12 thu 11:10",
            "cara",
            "talk",
            "Mrs Kaya interprets each time we meet. Yusuf asked for one person who "
            "stays the same, and we ring him after ten.",
        ),
    ),
)

JOY = Supported(
    "joy",
    "Joy Adeyemi",
    "Joy",
    set_up="22 fri",
    joined="21 fri 10:05",
    acts=(
        Reads("5 wed 10:15", "cara"),
        Says(
            "21 fri 10:15",
            "joy",
            "matters",
            "My brother Tunde, the choir, and being asked before my things are moved.",
        ),
        Says(
            "15 thu 12:30",
            "joy",
            "mind/now",
            "I hear my name in the queue and I leave my shopping. The library is the "
            "one place it doesn’t follow me.",
        ),
        Says(
            "15 thu 12:40",
            "joy",
            "people",
            "Tunde can know everything except the money.",
        ),
        Reads("13 wed 10:20", "cara"),
        Says(
            "6 thu 13:05",
            "joy",
            "wishes",
            "Play me the Wednesday choir. No television, I can’t tell who it’s "
            "talking to.",
        ),
    ),
)

NEIGHBOURS = (ROSA, COLIN, LENA, YUSUF, JOY)
