"""Sam Okafor, half a year of it: Sam's own words, most of them written alone."""

from demo.story.acts import Act, Changes, Says
from demo.story.cast import AROUND_SAM, Supported
from demo.story.sam_areas import AREAS
from demo.story.sam_asked import ASKED
from demo.story.sam_between import BETWEEN
from demo.story.sam_harder import HARDER
from demo.story.sam_offered import OFFERED

BEGINNING: tuple[Act, ...] = (
    Says("26 tue 21:40", "sam", "helps", "Moss and the radio.", key="helps"),
    Says(
        "25 sun 18:20",
        "sam",
        "matters",
        "Moss. Sunday dinner at Asha’s. The allotment first thing, before anyone’s "
        "up. Being left alone without being left.",
        key="matters",
    ),
    Says(
        "25 fri 20:05",
        "sam",
        "talk",
        "Ring before you come. Sit down, don’t stand over me. If I go quiet I’m "
        "hearing something else. Give me a minute.",
        key="talk",
    ),
    Says(
        "20 thu 19:30",
        "sam",
        "talk",
        "If two of you come, both of you talk to me, not to each other over my head.",
    ),
    Says(
        "22 tue 14:35",
        "sam",
        "strengths",
        "I can bring things on from seed. I’ve kept Moss well on not much. I mend "
        "radios, if you’ve got the patience to wait.",
        key="strengths",
        how="handed_over",
    ),
    Says(
        "21 sun 20:15",
        "sam",
        "people",
        "Asha, my sister. She’s two buses away and she never mentions the buses.",
    ),
    Says(
        "21 sun 20:22",
        "sam",
        "people",
        "Jean on the ground floor has my spare key. Nobody else has.",
    ),
    Says(
        "21 sun 20:30",
        "sam",
        "people",
        "Mr Adeleke on plot 13. We swap beans and don’t say much.",
    ),
    Says(
        "14 thu 17:45",
        "sam",
        "people",
        "Pete, who’s been on the same ward as me and doesn’t go on about it.",
    ),
    Changes(
        "19 mon 23:55",
        "sam",
        "helps",
        "Moss and the talking radio. Music’s no good, I listen for what’s underneath "
        "it.",
    ),
    Changes(
        "2 sun 19:10",
        "sam",
        "helps",
        "The talking radio on low. Moss on the bed. If I can get to the plot I’m all "
        "right by the afternoon.",
    ),
    Says(
        "9 wed 21:15", "sam", "today", "Bad week. Radio on day and night.", key="today"
    ),
    Changes(
        "4 sat 17:30", "sam", "today", "Better than it was. Five hours on Thursday."
    ),
    Changes("1 sun 18:05", "sam", "today", "Tired, but I’ve been out. Moss had a run."),
    Says(
        "2 sun 19:40",
        "sam",
        "day",
        "Let Moss out before the school noise\n"
        "Something with bread\n"
        "If it gets loud: radio, then Moss, then Asha",
        key="day",
    ),
)

SAM = Supported(
    "sam",
    "Sam Okafor",
    "Sam",
    set_up="26 tue",
    joined="26 tue 21:30",
    psychiatrist="haddad",
    peer_worker="pete",
    around=AROUND_SAM,
    acts=BEGINNING + AREAS + HARDER + ASKED + BETWEEN + OFFERED,
)
