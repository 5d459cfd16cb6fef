"""Sam's words about hard times: what people would see, and what Sam wants then."""

from demo.story.acts import Act, Changes, Says

HARDER: tuple[Act, ...] = (
    Says(
        "22 tue 14:59",
        "sam",
        "harder/well-signs",
        "I’m up before six and I’ve eaten. The radio’s on the shelf, not under my "
        "pillow.",
        how="handed_over",
    ),
    Says(
        "22 tue 14:55",
        "sam",
        "harder/starting-signs",
        "I stop answering the door.",
        key="starting",
        how="handed_over",
    ),
    Changes(
        "9 wed 21:30",
        "sam",
        "starting",
        "I stop answering the door. Then I stop cooking.",
    ),
    Says(
        "9 wed 21:35",
        "sam",
        "harder/starting-helps",
        "Text me, don’t ring. Come with Moss’s biscuits and don’t ask anything for "
        "ten minutes.",
        key="starting_helps",
    ),
    Says(
        "9 wed 21:45",
        "sam",
        "harder/starting-call",
        "Asha first, 07700 900131. She’ll come. Then Cara, if it’s a weekday.",
        key="starting_call",
    ),
    Says(
        "9 thu 20:10",
        "sam",
        "harder/starting-avoid",
        "Don’t knock and shout through the letterbox. It sets Moss off and then "
        "everybody’s out on the stairs.",
    ),
    Says(
        "9 thu 20:20",
        "sam",
        "harder/unwell-signs",
        "The food seems wrong, so I don’t eat it. I don’t let Moss off the lead.",
    ),
    Says(
        "9 thu 20:30",
        "sam",
        "harder/unwell-helps",
        "Food in packets I can open myself. One person, the same person, sat low down.",
    ),
    Says(
        "9 thu 20:35",
        "sam",
        "harder/unwell-call",
        "Asha, any hour. Let her take Moss before anybody moves me.",
    ),
    Says(
        "9 thu 20:45",
        "sam",
        "harder/unwell-avoid",
        "Don’t turn the radio off so I can hear you. Talk over it.",
    ),
    Says(
        "8 sun 15:10",
        "sam",
        "harder/recovering-signs",
        "I ask what day it is. I want toast.",
    ),
    Says(
        "8 sun 15:15",
        "sam",
        "harder/recovering-helps",
        "Let me be slow. Ask about the plot, not about how I feel.",
    ),
    Says("8 sun 15:20", "sam", "harder/recovering-avoid", "Don’t tell me what I said."),
    Says(
        "8 sun 15:40",
        "sam",
        "wishes",
        "Talk to Asha before you decide anything. She knows what I’d say.",
        key="wishes",
    ),
    Says(
        "8 sun 15:50",
        "sam",
        "wishes",
        "I’d sooner be at home with somebody coming twice a day than on the ward.",
    ),
    Says(
        "8 sun 16:00",
        "sam",
        "wishes",
        "If it has to be an injection, tell me first and let me sit up for it.",
    ),
    Says(
        "8 sun 16:05",
        "sam",
        "wishes",
        "My radio stays with me. I’ll use the earphones.",
    ),
    Says(
        "7 tue 15:00",
        "sam",
        "next_time",
        "Nobody told Asha which ward for two days. Ring her from the ambulance.",
        how="handed_over",
    ),
    Says(
        "7 tue 15:05",
        "sam",
        "next_time",
        "Somebody could have watered the plot. Mr Adeleke would have, if anyone had "
        "asked him.",
        how="handed_over",
    ),
)
