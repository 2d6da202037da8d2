"""Turns CAMEO actor codes (``RUSGOVMIL``, ``IGOUNOREFHCR``) into a PLOVER country, sector and secondary sectors."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from tacitus.records import BEYOND_STATES

FREQUENT = ("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK")
OTHER = ("AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC")
SECTORS = frozenset(FREQUENT + OTHER)
# CAMEO's name for a sector on the left, PLOVER's on the right; in CAMEO MED is the media and HLH is health.
RENAMED = {"INS": "REB", "SEP": "REB", "MED": "JRN", "HLH": "MED", "MUS": "REL", "CHR": "REL", "JEW": "REL"}
COUNTRIES = {"KSV": "KOS", "ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "SRP": "SRB", "INT": "IMG", "PAL": "PSE"}


@dataclass(frozen=True, slots=True)
class Coded:
    """A PLOVER actor code."""

    code: str
    sector: str
    other_sectors: tuple[str, ...] = ()


def read_code(cameo: str, countries: Container[str]) -> Coded | None:
    """The PLOVER reading of a CAMEO code; None if its first part is neither a country nor international.

    >>> read_code("RUSGOVMIL", {"RUS"})
    Coded(code='RUS', sector='GOV', other_sectors=('MIL',))
    >>> read_code("IGOUNO", {"RUS"})
    Coded(code='UNO', sector='', other_sectors=())
    """
    parts = [cameo[at : at + 3] for at in range(0, len(cameo) - len(cameo) % 3, 3)]
    if not parts:
        return None
    code = COUNTRIES.get(parts[0], parts[0])
    rest = parts[1:]
    if code not in BEYOND_STATES and code not in countries:
        return None
    if code == "IGO" and rest[:1] in (["UNO"], ["EUR"]):
        code = rest[0]
    if code == "MNC":
        code, rest = _company(rest, countries)
    sectors = list(dict.fromkeys(found for part in rest if (found := RENAMED.get(part, part)) in SECTORS))
    return Coded(code, sectors[0] if sectors else "", tuple(sectors[1:]))


def _company(rest: list[str], countries: Container[str]) -> tuple[str, list[str]]:
    """A company of one country is that country's business."""
    home = next((part for part in rest if part in countries), "MNC")
    return home, ["BUS"]
