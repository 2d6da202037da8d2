from __future__ import annotations

from datetime import date

from tacitus.intake.assembly import Given
from tacitus.intake.markup import declared_charset, looks_like_markup, plain_text, read_page
from tacitus.records import PassageKind, Report
from tacitus.settings import Settings

BLOG = """<!doctype html><html><head><meta charset="utf-8">
<title>What the pullout means &#8211; Letters from the Levant</title></head><body class="post"><div id="page">
<div id="header"><h1><a href="/">Letters from the Levant</a></h1></div><div id="content"><div class="post">
<h2 class="entry-title">What the pullout means</h2><div class="entry-meta">Posted on <a href="#">16 March 2016</a></div>
<div class="entry-content"><p>The order to withdraw was given on the day the talks resumed, and hardly anybody had
expected it. It is not clear how many aircraft will stay, or for how long.</p><p>Russia says the main part of its forces
will leave. The opposition demands that all of them go. The government in Damascus sees no change.</p></div></div>
<div id="comments"><h3>2 thoughts on &#8220;What the pullout means&#8221;</h3><ol><li><cite>Tom</cite> says:<p>They
will bomb Aleppo again within a month, I am quite sure of it.</p></li></ol><h3>Leave a Reply</h3></div></div></body>
</html>
"""
OLD = """<HTML><HEAD><TITLE>Rebels quit town | The Quay Observer</TITLE></HEAD><BODY><table><tr><td><a href=/>Home</a>
<br><a href=/w>World</a><br><a href=/s>Sport</a></td><td><font size=5>Rebels quit town</font><br>By Samir Daher<br>
March 3, 2016<p>HOMS, Syria (Cedar Wire) - Rebel fighters left a town near Homs on Thursday under a deal with the
government, a monitor said.<br><br>About 300 fighters and their families boarded buses for the north, the Observatory
said. The army entered the town in the evening.<p>It is the third such deal this year.<br><br>Copyright 2016 The Quay
Observer</td></tr></table></BODY></HTML>
"""


def read(markup: str) -> Report:
    return read_page(markup, Given(file="page.html"), Settings())


def kinds(report: Report, kind: PassageKind) -> list[str]:
    return [p.span.of(report.text) for p in report.passages if p.kind is kind]


def test_markup_blog_is_read_without_its_comments() -> None:
    report = read(BLOG)
    assert (report.title, report.outlet, report.published) == (
        "What the pullout means",
        "Letters from the Levant",
        date(2016, 3, 16),
    )
    assert len(kinds(report, PassageKind.BODY)) == 2
    assert "Aleppo" not in report.text


def test_markup_page_laid_out_by_tables_is_read_by_its_lines() -> None:
    report = read(OLD)
    assert (report.title, report.outlet, report.author) == ("Rebels quit town", "The Quay Observer", "Samir Daher")
    assert report.published == date(2016, 3, 3)
    assert kinds(report, PassageKind.DATELINE) == ["HOMS, Syria (Cedar Wire) -"]
    assert len(kinds(report, PassageKind.BODY)) == 3


def test_markup_headline_stands_once_in_the_text() -> None:
    report = read(
        f"<html><body><h1>Truce holds</h1><p>{'The truce held on Monday, monitors said. ' * 8}</p></body></html>"
    )
    assert report.text.count("Truce holds") == 1
    assert kinds(report, PassageKind.HEADLINE) == ["Truce holds"]


def test_markup_entities_become_characters() -> None:
    report = read("<p>&ldquo;No plan,&rdquo; the minister said &amp; left the room in Geneva.</p>")
    assert report.text == "“No plan,” the minister said & left the room in Geneva."


def test_markup_plain_reading_survives_unclosed_tags() -> None:
    assert plain_text("<head><title>x<body><nav><p>The truce <b>holds.<p>It does") == "The truce holds.\nIt does"


def test_markup_is_told_from_text() -> None:
    assert looks_like_markup("<!DOCTYPE html>\n<html>")
    assert looks_like_markup("\ufeff  <div>Talks</div>")
    assert not looks_like_markup("<Reuters> Talks resumed")
    assert not looks_like_markup("Talks <b>resumed</b>")


def test_markup_charset_is_found_where_declared() -> None:
    assert (
        declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">')
        == "windows-1251"
    )
    assert declared_charset(b"<html><body>charset=utf-8</body>") is None
