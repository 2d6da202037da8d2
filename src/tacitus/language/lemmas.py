"""Lemmas as edit scripts over a word, so that a classifier can choose one for words never seen.

A script reads ``CASE|strip|add``: lower the word (``L``) or keep its case (``K``), take ``strip``
characters from its end, add the string ``add``. ``=|…`` is a whole lemma.
The idea is UDPipe's (Straka 2018), with suffix edits only.
"""

from __future__ import annotations


def script_of(form: str, lemma: str) -> str:
    """The edit script that turns a word into its lemma.

    >>> script_of("Withdrew", "withdraw")
    'L|2|aw'
    """
    case = "K"
    word = form
    if form != form.lower() and lemma == lemma.lower():
        case, word = "L", form.lower()
    shared = 0
    while shared < min(len(word), len(lemma)) and word[shared] == lemma[shared]:
        shared += 1
    if shared == 0:
        return f"={lemma}"
    return f"{case}|{len(word) - shared}|{lemma[shared:]}"


def apply_script(form: str, script: str) -> str:
    """The lemma of a word under an edit script; the word itself if the script does not fit it.

    >>> apply_script("Withdrew", "L|2|aw")
    'withdraw'
    """
    if script.startswith("="):
        return script[1:]
    case, strip, add = script.split("|", 2)
    word = form.lower() if case == "L" else form
    count = int(strip)
    if count >= len(word) and not add:
        return word
    return word[: len(word) - count] + add if count <= len(word) else word
