"""Deep roles on trees built by hand."""

from __future__ import annotations

from tacitus.events.grammar import Grammar
from tests.events.trees import tree

PASSIVE = tree("""
Villagers villager NOUN 3 nsubj:pass
were be AUX 3 aux:pass
killed kill VERB 0 root VerbForm=Part|Tense=Past
by by ADP 5 case
soldiers soldier NOUN 3 obl:agent
""")

RELATIVE = tree("""
Police police NOUN 5 nsubj
who who PRON 3 nsubj
beat beat VERB 1 acl:relcl VerbForm=Fin|Tense=Past
students student NOUN 3 obj
fled flee VERB 0 root VerbForm=Fin|Tense=Past
""")

CONTROL = tree("""
Paris Paris PROPN 2 nsubj
urged urge VERB 0 root VerbForm=Fin|Tense=Past
Mali Mali PROPN 2 obj
to to PART 5 mark
vote vote VERB 2 xcomp VerbForm=Inf
""")

JOINED = tree("""
Troops troop NOUN 2 nsubj
entered enter VERB 0 root VerbForm=Fin|Tense=Past
and and CCONJ 4 cc
burned burn VERB 2 conj VerbForm=Fin|Tense=Past
villages village NOUN 4 obj
""")

CHAIN = tree("""
Russia Russia PROPN 3 nmod:poss
's 's PART 1 case
decision decision NOUN 0 root
to to PART 5 mark
withdraw withdraw VERB 3 acl VerbForm=Inf
""")


def _word(document: object, filler: object) -> str | None:
    return None if filler is None else document.tokens[filler.token].form  # type: ignore[attr-defined]


def test_grammar_turns_a_passive_round() -> None:
    grammar = Grammar(PASSIVE)
    assert _word(PASSIVE, grammar.subject(2)) == "soldiers"
    assert _word(PASSIVE, grammar.object(2)) == "Villagers"


def test_grammar_finds_the_noun_behind_a_relative_pronoun() -> None:
    grammar = Grammar(RELATIVE)
    assert _word(RELATIVE, grammar.subject(2)) == "Police"
    assert _word(RELATIVE, grammar.subject(4)) == "Police"


def test_grammar_gives_an_infinitive_the_object_of_its_governor() -> None:
    assert _word(CONTROL, Grammar(CONTROL).subject(4)) == "Mali"
    assert Grammar(CONTROL).complements(1) == (4,)


def test_grammar_shares_the_subject_of_joined_verbs() -> None:
    assert _word(JOINED, Grammar(JOINED).subject(3)) == "Troops"


def test_grammar_gives_the_act_decided_on_to_the_one_who_decides() -> None:
    assert _word(CHAIN, Grammar(CHAIN).subject(4)) == "Russia"


def test_grammar_leaves_an_unknown_subject_open() -> None:
    alone = tree("Stop stop VERB 0 root VerbForm=Fin|Mood=Imp")
    assert Grammar(alone).subject(0) is None


def test_grammar_leaves_open_who_did_what_follows_a_relative_clause_unjoined() -> None:
    listed = tree("""
Kenya Kenya PROPN 2 nsubj
joined join VERB 0 root VerbForm=Fin|Tense=Past
a a DET 4 det
war war NOUN 2 obj
that that PRON 6 nsubj
lasted last VERB 4 acl:relcl VerbForm=Fin|Tense=Past
, , PUNCT 8 punct
killed kill VERB 2 conj VerbForm=Fin|Tense=Past
thousands thousand NOUN 8 obj
""")
    assert _word(listed, Grammar(listed).subject(5)) == "war"
    assert Grammar(listed).subject(7) is None
