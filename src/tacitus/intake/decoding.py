"""Turns bytes into text, or says what the bytes are instead.

UTF-8 first; UTF-16 where the file says so by its first bytes; Windows-1252 only where every character
beyond ASCII is one that English text uses in its place. Nothing is replaced or dropped.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from tacitus.errors import NotText
from tacitus.intake.lexicons import signatures

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_CONTROLS_IN = 1000  # one control character in so many is an accident, more are a binary
_SAMPLE = 200_000  # characters that are looked at
_BESIDE_LETTERS = re.compile(r"(?<=[A-Za-zÀ-ÿ])[À-ÖØ-Ýß-öø-ýŒœŠšŽžŸ]|[À-ÖØ-Ýß-öø-ýŒœŠšŽž](?=[a-zA-Z])")
_BESIDE_FIGURES = re.compile(r"[€£¥¢](?=\s?\d)|(?<=\d)\s?[€£¥¢°½¼¾²³·±]|[½¼¾](?=\s)|[§©®](?=\s?[\w(])|(?<=\w)[®™]")
_MARKS = re.compile(r"[‘’‚“”„…–—•«»·\xa0\xad‹›]")
_MOJIBAKE = re.compile(r"[ÂÃ][\x80-\xbf\xa0-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€")


def decode(content: bytes, name: str) -> str:
    """The text of some bytes; raises NotText, which names ``name``, for a binary or unreadable bytes."""
    _refuse_known_formats(content, name)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _from_utf16(content, name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _from_windows(content, name, error)
    if _is_binary(text):
        raise _binary(name)
    return text


def _binary(name: str) -> NotText:
    return NotText(name, "this is a binary file, not text", "Give plain text, HTML or JSON Lines.")


def _refuse_known_formats(content: bytes, name: str) -> None:
    for signature, kind in signatures():
        if content.startswith(signature):
            raise NotText(name, f"this is {kind}, not text", "Save it as plain text or HTML and give that.")


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    return "\x00" in sample[:4096] or controls * _CONTROLS_IN > max(len(sample), 2 * _CONTROLS_IN)


def _from_utf16(content: bytes, name: str) -> str:
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError as error:
        happened = f"its first bytes announce UTF-16, but byte {error.start} does not fit it"
        raise NotText(name, happened, "Save it as UTF-8.") from error
    sample = text[:_SAMPLE]
    strange = sum(unicodedata.category(letter) in ("Cn", "Co", "Cc") and not letter.isspace() for letter in sample)
    blanks = sum(letter.isspace() for letter in sample)
    if strange * 100 > len(sample) or blanks * 100 < len(sample) - 40:
        raise NotText(name, "its first bytes announce UTF-16, but what follows is no text", "Save it as UTF-8.")
    return text


def _from_windows(content: bytes, name: str, cause: UnicodeDecodeError) -> str:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if not text or not _plausible(text):
        if _CONTROL.search(text[:_SAMPLE]) or b"\x00" in content[:4096]:
            raise _binary(name) from cause
        byte = content[cause.start]
        happened = f"byte {cause.start} (0x{byte:02x}) is not valid UTF-8, and the text is not Windows-1252 either"
        raise NotText(name, happened, "Save it as UTF-8.") from cause
    return text


def _plausible(text: str) -> bool:
    """True if every character beyond ASCII is a quotation mark, a dash, a letter in a word or the like."""
    beyond = [index for index, letter in enumerate(text) if letter > "\x7f"]
    if _MOJIBAKE.search(text) or _is_binary(text) or len(beyond) * 5 > len(text):
        return False
    explained = {
        match.end() - 1 if match.group()[0].isspace() else match.start()
        for pattern in (_BESIDE_LETTERS, _BESIDE_FIGURES, _MARKS)
        for match in pattern.finditer(text)
    }
    return all(index in explained for index in beyond)
