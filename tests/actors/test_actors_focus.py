"""The country of a report and the day its offices are read on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tacitus.actors import find_actors
from tacitus.actors.coding import Coder
from tacitus.actors.focus import reading_day, report_focus
from tacitus.actors.gathering import Gathering
from tacitus.actors.lexicon import load_lexicon
from tacitus.actors.pronouns import load_pronouns
from tacitus.records import Document, Report

Parse = Callable[..., Document]


def focus(document: Document) -> str | None:
    lexicon = load_lexicon()
    return report_focus(Gathering(document, lexicon, Coder(lexicon), load_pronouns())).code


def test_focus_is_the_country_most_named(parse: Parse) -> None:
    assert focus(parse("Kenya votes on Tuesday. Police in Nairobi and Mombasa are on alert.")) == "KEN"


def test_focus_is_none_between_two_countries(parse: Parse) -> None:
    assert focus(parse("India and Pakistan agreed to meet.")) is None


def test_focus_is_none_without_names(parse: Parse) -> None:
    assert focus(parse("Police fired tear gas.")) is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"outlet": "Bangkok Post"}, "THA"),
        ({"url": "https://news.example.pe/a"}, "PER"),
        ({"url": "https://www.bangkokpost.example/a"}, "THA"),
    ],
)
def test_focus_is_told_by_outlet_and_address(parse: Parse, fields: dict[str, str], code: str) -> None:
    assert focus(parse("Police fired tear gas.", **fields)) == code


def test_focus_reads_the_day_of_publication_first() -> None:
    report = Report("r", "The war of 1999 is over.", published=date(2016, 3, 14))
    assert reading_day(report) == (date(2016, 3, 14), timedelta(0))


def test_focus_reads_the_latest_year_else() -> None:
    day, slack = reading_day(Report("r", "From 2011 to 2015 he ruled."))
    assert day is not None
    assert day.year == 2015
    assert slack > timedelta(100)


def test_focus_has_no_day_without_a_year() -> None:
    assert reading_day(Report("r", "Nobody knows."))[0] is None


def test_focus_is_told_by_money_and_by_the_town_in_a_court_s_name(parse: Parse) -> None:
    assert focus(parse("Police seized goods worth 40,000 ringgit on Friday.")) == "MYS"
    assert focus(parse("The man appeared in the Mombasa High Court on Monday.")) == "KEN"


def test_focus_is_not_told_by_one_party_s_letters_alone(parse: Parse) -> None:
    assert focus(parse("The PRD said on Monday that it would not vote. The PRD wants more time.")) is None


def test_signs_shared_by_several_countries_decide_nothing_alone(parse: Parse) -> None:
    assert focus(parse("The shopkeeper was fined 3,000 rupees by the court.")) is None


def test_focus_money_tells_a_country_where_a_sum_is_named(parse: Callable[..., Document]) -> None:
    paid = "The clerk earned HK$40,000 a month. A magistrate fined him. The court heard that he had paid HK$2,000."
    scanned = "The clerk showed a QR code. A magistrate fined him. The court heard that the QR code was false."
    assert {item.code for item in find_actors(parse(paid)) if item.sector == "JUD"} == {"HKG"}
    assert {item.code for item in find_actors(parse(scanned)) if item.sector == "JUD"} == {None}


def test_focus_surnames_are_no_bodies(parse: Callable[..., Document]) -> None:
    document = parse("Sipho Duma won in Durban, South Africa. Duma thanked the delegates. Delegates cheered Duma.")
    assert "RUS" not in {item.code for item in find_actors(document)}
