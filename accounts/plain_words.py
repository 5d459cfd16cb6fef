"""The words on the cards: short, plain, easy to say over a table and to spell.

Two of these 256 make a card: 65,280 cards. With five tries, somebody who guesses, and
who would need the person's e-mail as well, comes in once in 13,000 times.
"""

import secrets

WORDS = """
acorn almond amber anchor apple apricot apron atlas autumn badge bagel bamboo banjo
barley barn basil basket beach bean bell bench berry bicycle birch biscuit blanket
blossom bluebell boat bonnet book boot bowl bramble branch bread brick bridge broom
bubble bucket bugle butter button cabin cactus candle canoe canvas carrot castle
cedar chalk cherry chess chestnut circle clock cloud clover coast cobble coconut
comet compass copper coral cotton cricket crown cup curtain cushion daisy desk dial
dolphin donkey door dragon drum eagle easel elbow ember engine fabric falcon feather
fence fern fiddle field finch flag flask flute forest fossil fountain garden garlic
gate ginger glacier glove goat grape gravel guitar hammock hamper harbour harp hazel
hedge helmet heron hill hockey honey hoop island ivory jacket jam jasmine jigsaw jug
juniper kayak kettle kite kitten ladder lagoon lake lamp lantern lark laurel lemon
lentil lettuce lighthouse lilac lily linen lobster locket loft lunch lute magnet
magpie mango maple marble market meadow melon mint mirror mitten moon moss motor
mountain mug mulberry napkin nectar nest nettle noodle notebook nutmeg oak oar ocean
olive onion orange orchard otter oven owl paddle panda paper parcel parrot parsley
path peach pebble pencil penguin pepper piano picnic pigeon pillow pine planet plum
pocket pond poppy porch potato pottery puddle puffin pumpkin puzzle quilt rabbit
radio radish raft rainbow raven ribbon river robin rocket rowan ruby rug saddle
saffron sailor salad sandal saucer scarf school seal shell silver skate sparrow
spoon squirrel station sunrise swan teapot tiger toast tulip tunnel velvet village
violin
""".split()  # noqa: SIM905


def deal() -> str:
    """Choose the words for one card: "kettle otter"."""
    first = secrets.choice(WORDS)
    return f"{first} {secrets.choice([word for word in WORDS if word != first])}"


def folded(typed: str) -> str:
    """What counts of what somebody types: its letters. "Kettle-Otter" is right too."""
    return "".join(letter for letter in typed.casefold() if letter.isalpha())
