"""When Cara meets the others: what is agreed, what is asked, what waits for a yes."""

from demo.story.acts import Accepts, Act, AddsTopic, Meets

THIS_WEEK: dict[str, tuple[Act, ...]] = {
    "rosa": (
        Meets("1 tue 15:10", "cara", "coming working", "11:00", "Rosa’s flat", "visit"),
        Accepts("1 tue 19:05", "rosa", "visit"),
        AddsTopic("1 wed 18:30", "rosa", "visit", "Mateo’s visit"),
    ),
    "colin": (
        Meets("1 tue 15:25", "cara", "coming working", "14:30", "by phone", "call"),
    ),
    "lena": (
        Meets("1 mon 11:40", "cara", "+0 thu", "10:00", "the clinic", key="clinic"),
        Accepts("1 tue 13:55", "lena", "clinic"),
        AddsTopic("1 tue 13:56", "lena", "clinic", "the kiln rota"),
        AddsTopic("1 tue 13:57", "lena", "clinic", "alarms"),
        Meets("1 sun 15:10", "lena", "+0 thu", "14:30", "the clinic", of="clinic"),
    ),
    "joy": (
        Meets("2 thu 13:15", "joy", "+0 thu", "13:00", "the library", key="library"),
        Accepts("2 fri 09:20", "cara", "library"),
        AddsTopic("1 wed 12:50", "joy", "library", "Tunde comes too"),
    ),
    "moira": (
        Meets("1 mon 11:50", "cara", "+0 fri", "11:00", "the café", key="coffee"),
        Accepts("1 tue 08:40", "moira", "coffee"),
        AddsTopic("1 tue 08:41", "moira", "coffee", "my letter from the course"),
    ),
}

NEXT_WEEK: dict[str, tuple[Act, ...]] = {
    "priya": (
        Meets("2 mon 14:20", "cara", "next mon", "14:00", "Priya’s home", key="home"),
        Accepts("2 wed 13:35", "priya", "home"),
        AddsTopic("2 wed 13:36", "priya", "home", "nights"),
    ),
    "gareth": (
        Meets("1 wed 09:40", "cara", "next tue", "16:00", "by phone", key="college"),
        Accepts("1 wed 17:00", "gareth", "college"),
        AddsTopic("1 wed 17:01", "gareth", "college", "a desk by the bins door"),
    ),
    "ines": (
        Meets("1 wed 12:00", "cara", "next wed", "11:00", "Ines’s flat, on paper"),
    ),
    "frank": (Meets("1 thu 10:20", "cara", "next thu", "10:00", "Frank’s kitchen"),),
    "beth": (
        Meets("1 sat 07:10", "beth", "next fri", "10:00", "the park, the pond gate"),
    ),
}

LATER: dict[str, tuple[Act, ...]] = {
    "lorna": (
        Meets("1 wed 16:50", "cara", "+5 wed", "16:00", "the youth centre", "youth"),
        Accepts("1 thu 21:00", "lorna", "youth"),
    ),
    "terry": (
        Meets("2 fri 10:10", "cara", "+6 fri", "15:00", "the snooker hall", "hall"),
        Accepts("2 fri 18:20", "terry", "hall"),
    ),
}

MEETINGS = THIS_WEEK | NEXT_WEEK | LATER
