from __future__ import annotations

import pytest

from tacitus.errors import NotText
from tacitus.intake.decoding import decode


@pytest.mark.parametrize(
    "text",
    [
        "The café in São Paulo was hit – “badly”, they said.",
        "It cost €50 or £40 at 30 °C; Müller’s claim of ½ was wrong…",
        "Erdoğan is not in this table, but Fabrício and Zoë are.".replace("ğ", "g"),
    ],
)
def test_decoding_windows_text_is_read_where_it_is_plausible(text: str) -> None:
    assert decode(text.encode("cp1252"), "a.txt") == text


@pytest.mark.parametrize(
    "content",
    [
        b"The rebels \xff\xfe said so.",
        b"The rebels \x80\x81 said so.",
        b"The rebels said \xc3\x28 so.",
        b"\xe9\xe8\xea\xeb \xe9\xe8\xea\xeb \xe9\xe8",
        "Путин объявил".encode("cp1251"),
        "It’s".encode() + b" caf\xe9",
    ],
)
def test_decoding_bytes_that_fit_nothing_are_refused(content: bytes) -> None:
    with pytest.raises(NotText, match=r"a\.txt: byte \d+ \(0x[0-9a-f]{2}\) is not valid UTF-8"):
        decode(content, "a.txt")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_decoding_utf16_is_told_by_its_first_bytes(encoding: str) -> None:
    text = "The truce held on Monday, monitors said – so far."
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert decode(mark + text.encode(encoding), "a.txt") == text


def test_decoding_one_stray_control_character_is_forgiven() -> None:
    text = "The truce held on Monday. " * 100 + "\x07"
    assert decode(text.encode(), "a.txt") == text
