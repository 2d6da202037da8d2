"""Dates, places and figures go to the events that the tree ties them to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tacitus.binding import bind
from tacitus.records import (
    Act,
    Attribution,
    Basis,
    Certainty,
    Document,
    Event,
    Figure,
    Polarity,
    Precision,
    Quotation,
    Reality,
    Record,
    Status,
    TimeExpression,
    Toponym,
)

Parse = Callable[..., Document]
NEWS = date(2016, 3, 16)
OWN_VOICE = Attribution(
    (), Act.REPORT, Polarity.POSITIVE, Certainty.CERTAIN, Reality.ACTUAL, Quotation.NONE, Status.ASSERTED
)


def event(
    document: Document, word: str, kind: str = "ASSAULT", auxiliary: tuple[str, ...] = (), **fields: object
) -> Event:
    index = next(token.index for token in document.tokens if token.form == word)
    return Event((index,), document.sentence_of(index).index, kind, auxiliary=auxiliary, **fields)  # type: ignore[arg-type]


def day(document: Document, words: str, when: date) -> TimeExpression:
    begin = document.report.text.index(words)
    return TimeExpression(begin, begin + len(words), "DATE", when.isoformat(), when, when, Precision.DAY, Basis.STATED)


def place(document: Document, words: str, resolution: int = 4, code: str = "PPL") -> Toponym:
    begin = document.report.text.index(words)
    return Toponym(begin, begin + len(words), words, 1, 1.0, 1.0, "SYR", None, code, resolution)


def run(
    document: Document,
    *events: Event,
    times: tuple[TimeExpression, ...] = (),
    places: tuple[Toponym, ...] = (),
    figures: tuple[Figure, ...] = (),
) -> tuple[Record, ...]:
    return bind(document, (), times, places, figures, events, [OWN_VOICE] * len(events))


def test_binding_gives_each_event_its_own_date(parse: Parse) -> None:
    document = parse("Rebels attacked Homs on 3 March 2016 and soldiers bombed Hama on 5 March 2016.", NEWS)
    times = (day(document, "3 March 2016", date(2016, 3, 3)), day(document, "5 March 2016", date(2016, 3, 5)))
    first, second = run(document, event(document, "attacked"), event(document, "bombed"), times=times)
    assert (first.time, second.time) == (0, 1)
    assert second.begin_date == second.end_date == date(2016, 3, 5)
    assert second.date_basis is Basis.STATED


def test_binding_does_not_date_acts_by_the_verb_of_saying(parse: Parse) -> None:
    document = parse("Police said on Monday that gunmen had killed a judge.", NEWS)
    record = run(document, event(document, "killed"), times=(day(document, "Monday", date(2016, 3, 14)),))[0]
    assert record.time is None


def test_binding_dates_news_of_the_lead_to_publication(parse: Parse) -> None:
    document = parse("Gunmen killed a judge.", NEWS)
    record = run(document, event(document, "killed"))[0]
    assert (record.begin_date, record.date_basis) == (NEWS, Basis.PUBLICATION)


def test_binding_never_dates_background_or_future_to_today(parse: Parse) -> None:
    document = parse("Gunmen killed a judge.", NEWS)
    for auxiliary in ("historical", "future", "hypothetical"):
        record = run(document, event(document, "killed", auxiliary=(auxiliary,)))[0]
        assert (record.begin_date, record.date_basis) == (None, Basis.UNKNOWN)


def test_binding_leaves_the_date_open_without_publication(parse: Parse) -> None:
    document = parse("Gunmen killed a judge.")
    record = run(document, event(document, "killed"))[0]
    assert record.begin_date is None
    assert "date: nothing supports a date" in record.why


def test_binding_places_an_event_where_its_predicate_says(parse: Parse) -> None:
    document = parse("Gunmen killed a judge in Homs after talks in Geneva.", NEWS)
    places = (place(document, "Homs"), place(document, "Geneva"))
    assert run(document, event(document, "killed"), places=places)[0].place == 0


def test_binding_takes_the_object_of_force_as_place(parse: Parse) -> None:
    document = parse("Warplanes bombed Aleppo.", NEWS)
    assert run(document, event(document, "bombed"), places=(place(document, "Aleppo"),))[0].place == 0


def test_binding_takes_no_actor_for_a_place(parse: Parse) -> None:
    document = parse("Moscow condemned the attack.", NEWS)
    record = run(document, event(document, "condemned", "ACCUSE"), places=(place(document, "Moscow"),))[0]
    assert record.place is None


def test_binding_gives_figures_to_their_event(parse: Parse) -> None:
    document = parse("The blast killed 12 people and police arrested 30 men.", NEWS)
    killed, arrested = event(document, "killed"), event(document, "arrested", "COERCE")
    text = document.report.text
    figures = (
        Figure(text.index("12"), text.index("12") + 2, "killed", 12, 12, 12, killed.predicate[0]),
        Figure(text.index("30"), text.index("30") + 2, "detained", 30, 30, 30, arrested.predicate[0]),
    )
    first, second = run(document, killed, arrested, figures=figures)
    assert (first.figures, second.figures) == ((0,), (1,))


def test_binding_names_records_stably_and_apart(parse: Parse) -> None:
    text = "Gunmen killed a judge and wounded a guard."
    once, again = parse(text, NEWS), parse(text, NEWS)
    first = run(once, event(once, "killed"), event(once, "wounded"))
    second = run(again, event(again, "killed"), event(again, "wounded"))
    assert [record.id for record in first] == [record.id for record in second]
    assert len({record.id for record in first}) == 2


def test_binding_shares_the_date_of_another_mention(parse: Parse) -> None:
    document = parse("Gunmen killed a judge on Monday.\nThe murder shocked the town.")
    murder = event(document, "murder", link=0)
    times = (day(document, "Monday", date(2016, 3, 14)),)
    records = run(document, event(document, "killed"), murder, times=times)
    assert records[1].begin_date == date(2016, 3, 14)
    assert records[1].date_basis is Basis.INFERRED


def test_binding_takes_what_is_dated_long_before_the_report_for_background(parse: Parse) -> None:
    document = parse("Rebels attacked Homs on 3 January 2016 and soldiers bombed Hama on 14 March 2016.", NEWS)
    times = (day(document, "3 January 2016", date(2016, 1, 3)), day(document, "14 March 2016", date(2016, 3, 14)))
    first, second = run(document, event(document, "attacked"), event(document, "bombed"), times=times)
    assert first.event.auxiliary == ("historical",)
    assert any("long before the report" in reason for reason in first.event.why)
    assert second.event.auxiliary == ()


def test_binding_asks_the_first_day_that_a_report_can_be_of(parse: Parse) -> None:
    text = "Rebels attacked Homs on 3 January 2016."
    times = (day(parse(text), "3 January 2016", date(2016, 1, 3)),)
    for first, auxiliary in ((date(2016, 3, 1), ("historical",)), (date(2016, 1, 1), ()), (None, ())):
        document = parse(text, published_earliest=first)
        assert run(document, event(document, "attacked"), times=times)[0].event.auxiliary == auxiliary


def test_binding_leaves_what_is_only_supposed_out_of_the_background(parse: Parse) -> None:
    document = parse("Rebels could have attacked Homs on 3 January 2016.", NEWS)
    times = (day(document, "3 January 2016", date(2016, 1, 3)),)
    found = run(document, event(document, "attacked", auxiliary=("hypothetical",)), times=times)[0]
    assert found.event.auxiliary == ("hypothetical",)
