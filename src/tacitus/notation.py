"""How days, words and counts are written wherever the program shows or stores them."""

from __future__ import annotations

from datetime import date


def iso(day: date | None) -> str | None:
    """A day as YYYY-MM-DD, None if there is none."""
    return day.isoformat() if day else None


def flat(text: str | None) -> str:
    """Words on one line, single-spaced.

    >>> flat("the main\\n  part")
    'the main part'
    """
    return " ".join((text or "").split())


def shown_count(low: int | None, best: int | None, high: int | None) -> str:
    """A count with its bounds for people; empty if there is no number.

    >>> shown_count(12, 12, 12), shown_count(12, 12, None), shown_count(None, None, 60), shown_count(20, 25, 30)
    ('12', '≥12', '≤60', '20–30')
    """
    if low is not None and low == high:
        return f"{low:,}"
    if low is not None and high is not None:
        return f"{low:,}–{high:,}"
    if low is not None:
        return f"≥{low:,}"
    if high is not None:
        return f"≤{high:,}"
    return f"~{best:,}" if best is not None else ""
