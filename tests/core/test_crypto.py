"""What must lie unreadable does, and comes back only with the site's own key."""

from typing import Any

import pytest
from cryptography.fernet import Fernet, InvalidToken

from careplan.core.crypto import keyed_hash, seal, unseal


def test_what_is_sealed_comes_back() -> None:
    sealed = seal("the word is kettle")
    assert b"kettle" not in sealed
    assert unseal(sealed) == "the word is kettle"


def test_what_comes_out_of_a_database_is_unsealed_too() -> None:
    assert unseal(memoryview(seal("ŵ ŷ"))) == "ŵ ŷ"  # type: ignore[arg-type]


def test_the_same_text_sealed_twice_does_not_look_the_same() -> None:
    assert seal("kettle") != seal("kettle")


def test_another_key_opens_nothing(settings: Any) -> None:
    sealed = seal("kettle")
    settings.FIELD_KEY = Fernet.generate_key().decode()
    with pytest.raises(InvalidToken):
        unseal(sealed)


def test_a_keyed_hash_is_this_sites_alone(settings: Any) -> None:
    ours = keyed_hash("123456")
    assert keyed_hash("123456") == ours
    assert keyed_hash("123457") != ours
    settings.FIELD_KEY = Fernet.generate_key().decode()
    assert keyed_hash("123456") != ours
