"""Cues: every form of a verb has its verb's class, and nothing else has one."""

from collections import Counter

import pytest

from analysis.quotes.lexicon import cue_base, cue_class, cue_forms, cue_verb, data

CLASSES = data("cues")["classes"]


@pytest.mark.parametrize(
    ("cue", "base", "stance"),
    [
        ("said", "say", "neutral"),
        ("says", "say", "neutral"),
        ("SAID", "say", "neutral"),
        ("told", "tell", "neutral"),
        ("writing", "write", "neutral"),
        ("replied", "reply", "neutral"),
        ("went on", "go on", "neutral"),
        ("goes on", "go on", "neutral"),
        ("putting it", "put it", "neutral"),
        ("According to", "according to", "neutral"),
        ("was quoted as saying", "quote as saying", "neutral"),
        ("vowed", "vow", "commissive"),
        ("did agree", "agree", "commissive"),
        ("denied", "deny", "opposing"),
        ("denies", "deny", "opposing"),
        ("slammed", "slam", "opposing"),
        ("shot back", "shoot back", "opposing"),
        ("admitted", "admit", "conceding"),
        ("made clear", "make clear", "assertive"),
        ("pointed out", "point out", "assertive"),
        ("announcing", "announce", "disclosing"),
        ("laid out", "lay out", "disclosing"),
        ("has urged", "urge", "directive"),
        ("calls for", "call for", "directive"),
        ("praising", "praise", "supporting"),
        ("claims", "claim", "doubting"),
        ("allegedly", "allegedly", "doubting"),
        ("wondered", "wonder", "questioning"),
        ("did not expect", "expect", "mental"),
        ("thought", "think", "mental"),
        ("cried", "cry", "manner"),
        ("showed", "show", "disclosing"),
        ("learned", "learn", "mental"),
        ("signalled", "signal", "disclosing"),
    ],
)
def test_a_form_has_the_class_of_its_verb(cue, base, stance):
    assert (cue_base(cue), cue_class(cue)) == (base, stance)


@pytest.mark.parametrize("cue", ["walked", "sayed", "telled", "writed", "the", "", "…", "deny's"])
def test_other_words_have_no_class(cue):
    assert cue_verb(cue) is None
    assert cue_class(cue) is cue_base(cue) is None


def test_a_known_verb_is_found_with_its_place():
    assert cue_verb("has Repeatedly said") == ("said", 15, 19)


def test_a_preposition_makes_no_cue_of_a_verb():
    assert cue_class("served as") is None


def test_places_count_the_characters_as_written():
    assert cue_verb("İlhan said") == ("said", 6, 10)


def test_the_longest_form_is_found():
    assert cue_base("went on") == "go on"
    assert cue_base("summed up") == "sum up"


@pytest.mark.parametrize("stance", CLASSES)
def test_every_verb_is_a_form_of_itself(stance):
    assert all(verb in cue_forms() for verb in CLASSES[stance])


def test_no_verb_is_listed_twice():
    listed = Counter(verb for verbs in CLASSES.values() for verb in verbs)
    assert [verb for verb, count in listed.items() if count > 1] == []


def test_irregular_forms_are_those_of_cues():
    verbs = {verb.split()[0] for listed in CLASSES.values() for verb in listed}
    assert set(data("cues")["irregular"]) <= verbs
