"""Whom pronouns and definite descriptions mean, and where that stays open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tacitus.actors import find_actors
from tacitus.records import Document, Mention, MentionKind

Parse = Callable[..., Document]
# report, the last mention with these words, the mention whose entity it must share (None: nobody)
LINKS = (
    # things are rivals of actors
    ("Norway signed a treaty with Kenya. The treaty names a border, and Oslo has ratified it.", "it", None),
    ("Police searched a flat in Kenya. A letter lay there, and the officers seized it.", "it", None),
    ("The affidavit says that Amina Odongo met a smuggler. It alleges that he paid her.", "It", None),
    ("Kenya rejected the offer. It accused Norway of fraud.", "It", "Kenya"),
    ("Anyone who helps rebels can be jailed. If they talk, they go free.", "they", None),
    # quotations
    ("Amina Odongo said: “The minister has failed.” She accused the ministry of neglect.", "She", "Amina Odongo"),
    ("“We told the police,” said Halima Noor. “They arrested us.”", "us", "Halima Noor"),
    (
        "General Tomas Vela sent a team. ”We condemn the attack,“ President Ana Duarte wrote.",
        "We",
        "President Ana Duarte",
    ),
    ("Governor Tomas Vela answered critics. Many ticked “I do not know” in the survey.", "I", None),
    ("Troops must leave. I have told the envoys so, Tomas Vela said.", "I", "Tomas Vela"),
    # arguments of joined verbs are others
    ("Rashid Kone argued with Omar Diallo and accused him of theft.", "him", "Omar Diallo"),
    ("Police charged an officer for pushing a female teacher and handcuffing her.", "her", "a female teacher"),
    # what opens a sentence
    ("The envoy landed on Monday. Throughout his visit, Omar Diallo praised the army.", "his", "Omar Diallo"),
    ("The president warned protesters. If soldiers desert, they will be jailed.", "they", "soldiers"),
    # roles told before
    ("A police officer stopped a driver. The officer searched the car.", "The officer", "A police officer"),
    ("Omar Diallo, a judge, met the delegation that had come from Norway.", "the delegation", None),
    # the clause above
    (
        "The miners’ union, which said its strike goes on, rejected the offer of the company.",
        "its",
        "The miners’ union",
    ),
    ("Amina Odongo said the colonel knew of the plot when he fled.", "he", "the colonel"),
)


def _read(parse: Parse, text: str) -> list[tuple[str, Mention]]:
    document = parse(text)
    return [(document.text(mention.span), mention) for mention in find_actors(document)]


def _last(found: list[tuple[str, Mention]], words: str) -> Mention:
    return [mention for text, mention in found if text == words][-1]


@pytest.mark.parametrize(("text", "words", "other"), LINKS, ids=[f"{link[1]}: {link[0][:40]}" for link in LINKS])
def test_references_go_back_to_whom_they_mean(parse: Parse, text: str, words: str, other: str | None) -> None:
    found = _read(parse, text)
    mention = _last(found, words)
    if other is None:
        assert (mention.code, mention.sector) == (None, None) or mention.kind is not MentionKind.PRONOUN
        same = [text for text, item in found if item.entity == mention.entity and item.kind is not MentionKind.PRONOUN]
        assert same in ([], [words])
    else:
        assert mention.entity == _last(found, other).entity


def test_references_its_members_are_not_the_two_named_last(parse: Parse) -> None:
    found = _read(parse, "Omar Diallo and Halima Noor left the Unity Party. Its lawmakers stayed.")
    assert _last(found, "Its lawmakers").members == ()


def test_references_major_parties_are_parties(parse: Parse) -> None:
    text = "The Labour Party and the Conservative Party left the talks with Interpol. The major parties agreed."
    document = parse(text)
    mentions = find_actors(document)
    parties = next(item for item in mentions if document.text(item.span) == "The major parties")
    assert [document.text(mentions[at].span) for at in parties.members] == [
        "The Labour Party",
        "the Conservative Party",
    ]


def test_references_governments_are_of_several_states(parse: Parse) -> None:
    found = _read(parse, "Kenya holds a summit in Nairobi. Kenyan police guard it. Governments sent envoys.")
    assert _last(found, "Governments").code is None


CODED: tuple[tuple[str, str, str, str | None], ...] = (
    (
        "The central government backs Hong Kong’s judges. Hong Kong police agreed.",
        "The central government",
        "CHN",
        "GOV",
    ),
    ("Hong Kong waited. The government agreed with Hong Kong police.", "The government", "HKG", "GOV"),
    ("Russian Foreign Minister Lavrov called.", "Russian Foreign Minister Lavrov", "RUS", "GOV"),
    ("Jordan waited. King Abdullah met Jordanian officers in Amman.", "King Abdullah", "JOR", "GOV"),
    ("India waited. A Christian politician spoke in Delhi.", "A Christian politician", "IND", "REL"),
    ("The pope arrived in Canada. Canadian bishops met the pope.", "the pope", "VAT", "REL"),
    ("Halima Noor, 42, of Mombasa, Kenya, was shot in Norway.", "Halima Noor", "KEN", None),
    ("The UN human rights chief Michelle Bachelet spoke.", "UN human rights chief Michelle Bachelet", "UNO", "GOV"),
)


@pytest.mark.parametrize(("text", "words", "code", "sector"), CODED)
def test_references_names_and_offices(parse: Parse, text: str, words: str, code: str, sector: str | None) -> None:
    found = _read(parse, text)
    mention = [item for form, item in found if words in form][-1]
    assert (mention.code, mention.sector) == (code, sector)


def test_references_force_is_a_means(parse: Parse) -> None:
    assert not [text for text, _ in _read(parse, "Kenya ruled out the use of force.") if text == "force"]
    assert [text for text, _ in _read(parse, "Kenya sent a force to Goma.") if text == "a force"]
