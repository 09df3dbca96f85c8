"""Which source says which content, by which cue. {S source}, {C cue} and {W words} are tagged."""

import pytest

from analysis.quotes.linking.link import link
from analysis.quotes.people.names import mentions

CASES = {
    "source, cue, words": (
        "{S The mayor} {C said} {W it would rain}.",
        [("The mayor", "said", ["it would rain"])],
    ),
    "words first": (
        "“{W It will rain},” {S the mayor} {C said}.",
        [("the mayor", "said", ["It will rain,"])],
    ),
    "split around the cue": (
        "“{W It will rain},” {S the mayor} {C said}. “{W Go home}.”",
        [("the mayor", "said", ["It will rain,", "Go home."])],
    ),
    "two clauses, each with its own": (
        "{S The mayor} {C said} {W it would rain}, but {S the poet} {C hoped} {W for sun}.",
        [("The mayor", "said", ["it would rain"]), ("the poet", "hoped", ["for sun"])],
    ),
    "coordinated verbs share the source": (
        "{S The mayor} {C denied} {W the charge} and {C said} {W it would rain}.",
        [("The mayor", "denied", ["the charge"]), ("The mayor", "said", ["it would rain"])],
    ),
    "words far from their verb, a verb right after them": (
        "{S The mayor} {C wrote} to all the papers that {W it may rain} and {C urged} {W us}.",
        [("The mayor", "wrote", ["it may rain"]), ("The mayor", "urged", ["us"])],
    ),
    "that ties words to the verb before them, not to the one right after": (
        "{S The mayor} {C stressed} that {W it would rain where hats} {C are worn} by {S poets}.",
        [("The mayor", "stressed", ["it would rain where hats"])],
    ),
    "a verb inside the words": (
        "{S The mayor} {C went on}:\n“{W It will rain. The poet} {C says} {W it will not.}”",
        [("The mayor", "went on", ["It will rain. The poet says it will not."])],
    ),
    "a participle shares the source": (
        "“{W It will rain},” {S the mayor} {C said}, {C adding} {W that they should go home}.",
        [
            ("the mayor", "said", ["It will rain,"]),
            ("the mayor", "adding", ["they should go home"]),
        ],
    ),
    "a participle that opens the sentence": (
        "{C Calling} {W it a lie}, {S the mayor} left.",
        [("the mayor", "Calling", ["it a lie"])],
    ),
    "according to": (
        "{W It would rain}, {C according to} {S the mayor}.",
        [("the mayor", "according to", ["It would rain"])],
    ),
    "the next paragraph goes on": (
        "“{W It will rain},” {S the mayor} {C said}.\n“{W Go home}.”",
        [("the mayor", "said", ["It will rain,"]), ("the mayor", None, ["Go home."])],
    ),
    "the next paragraph only ends in a quotation": (
        "“{W It will rain},” {S the mayor} {C said}.\n{W The reply was “a new low for the town.}”",
        [
            ("the mayor", "said", ["It will rain,"]),
            (None, None, ["The reply was “a new low for the town.”"]),
        ],
    ),
    "narration between the paragraphs": (
        "“{W It will rain},” {S the mayor} {C said}.\nNobody left.\n“{W Go home}.”",
        [("the mayor", "said", ["It will rain,"]), (None, None, ["Go home."])],
    ),
    "the colon of the paragraph before": (
        "{S The mayor} {C said}:\n“{W It will rain}. Go home.”",
        [("The mayor", "said", ["It will rain. Go home."])],
    ),
    "no cue but a source before a colon": (
        "This is {S the mayor}: “{W It will rain}.”",
        [("the mayor", None, ["It will rain."])],
    ),
    "the name beside a cue": (
        "“{W It will rain},” Delgado {C added} as the crowd went on.",
        [("Delgado", "added", ["It will rain,"])],
    ),
    "who signs a quotation says it": (
        "{S The poet} {C hoped} so. “{W It will rain},” {S the mayor} {C said}.",
        [("the mayor", "said", ["It will rain,"])],
    ),
    "two who speak in one paragraph": (
        "“{W It will rain},” {S the mayor} {C said}. “{W It will not},” {S the poet} {C said}.",
        [("the mayor", "said", ["It will rain,"]), ("the poet", "said", ["It will not,"])],
    ),
    "several paragraphs": (
        "{S The mayor} {C said}: “{W It will rain}.\n“{W Go home}.”",
        [("The mayor", "said", ["It will rain. … Go home."])],
    ),
    "a cue is not left without words": (
        "{S The mayor} {C announced} on Friday {W the sale} and {C said} {W it would rain}.",
        [
            ("The mayor", "announced", ["the sale"]),
            ("The mayor", "said", ["it would rain"]),
        ],
    ),
    "a source that no nearer cue has": (
        "{S The mayor}, citing {S a poll} {C showing} {W her ahead}, {C said} {W she would run}.",
        [
            ("a poll", "showing", ["her ahead"]),
            ("The mayor", "said", ["she would run"]),
        ],
    ),
    "who is asked does not speak": (
        "{C Asked} {W whether she would run}, {S the mayor} {C said}: “{W Not now}.”",
        [(None, "Asked", ["whether she would run"]), ("the mayor", "said", ["Not now."])],
    ),
    "who is asked in passing speaks by the other verb": (
        "{S The mayor}, {C asked} {W about the dam}, {C said} {W it would hold}.",
        [(None, "asked", ["about the dam"]), ("The mayor", "said", ["it would hold"])],
    ),
    "who asks, between commas": (
        "{S The mayor}, a lawyer, {C asked} {W whether the dam would hold}, and left.",
        [("The mayor", "asked", ["whether the dam would hold"])],
    ),
    "who was asked does not speak": (
        "{S The mayor} {C was asked} {W whether she would run}.",
        [(None, "was asked", ["whether she would run"])],
    ),
    "goes on after what somebody else says": (
        "“{W It rains},” {S she} {C said} of {S a man} {C claiming} {W it is dry}. “{W Go on}.”",
        [
            ("she", "said", ["It rains,", "Go on."]),
            ("a man", "claiming", ["it is dry"]),
        ],
    ),
    "a quotation after a paraphrase": (
        "{W It would rain}, {S the mayor} {C said}. “{W We should all go home}.”",
        [("the mayor", "said", ["It would rain"]), ("the mayor", None, ["We should all go home."])],
    ),
    "a paragraph of its own after a paraphrase": (
        "{S The mayor} {C said} {W it would rain}.\n“{W We should all go home}.”",
        [("The mayor", "said", ["it would rain"]), ("The mayor", None, ["We should all go home."])],
    ),
    "a paragraph of its own after a cue without words": (
        "{S The mayor} {C wrote} on Monday.\n“{W We should all go home}.”",
        [("The mayor", "wrote", ["We should all go home."])],
    ),
    "a town that the paragraph before is about": (
        "South Bend was quiet at night.\n“{W We should all go home}.”",
        [(None, None, ["We should all go home."])],
    ),
    "the pronoun beside a cue": (
        "It {C denounced} {W what it called a lie}.",
        [("It", "denounced", ["what it called a lie"])],
    ),
    "a sentence of two words in marks": (
        "“{W It will rain},” {S the mayor} {C said}. “Go home.”",
        [("the mayor", "said", ["It will rain,", "Go home."])],
    ),
    "two words in marks within a sentence": (
        "{S The mayor} {C said} {W it would rain}. The “go home” rule stayed.",
        [("The mayor", "said", ["it would rain"])],
    ),
    "quotation without a tag": (
        "“It will rain and rain and rain,” {S the mayor} {C said}.",
        [("the mayor", "said", ["It will rain and rain and rain,"])],
    ),
    "one word in marks without a tag": ("The “reform” {C failed}.", []),
    "a cue without words": ("That is what {S the mayor} {C said}.", []),
    "words without a source": (
        "{W It would rain}, it was {C said}.",
        [(None, "said", ["It would rain"])],
    ),
    "unquoted words without cue and source": ("{W It would rain}.", []),
    "a source of another paragraph": (
        "{S The mayor} left.\n“{W It will rain}.”",
        [(None, None, ["It will rain."])],
    ),
    "words partly in marks": (
        "{S The mayor} {C said} {W the rain was “a gift to the farms” of the town}.",
        [("The mayor", "said", ["the rain was “a gift to the farms” of the town"])],
    ),
    "a question that a name signs": (
        "“{W It will rain},” {S the mayor} {C said}. “{W And no snow?}” {S Ms. Quill} {C asked}.",
        [("the mayor", "said", ["It will rain,"]), ("Ms. Quill", "asked", ["And no snow?"])],
    ),
    "a shout that a pronoun after it does not sign": (
        "“{W It will rain},” {S the mayor} {C said}. “{W Go home!}” Nobody {C said} a word.",
        [("the mayor", "said", ["It will rain,", "Go home!"])],
    ),
    "after what another says the other goes on": (
        "“{W It rains},” {S Mr. Voss} {C said}. {S Ms. Quill} {C calls} {W it a lie}. “{W Look}.”",
        [
            ("Mr. Voss", "said", ["It rains,"]),
            ("Ms. Quill", "calls", ["it a lie"]),
            ("Ms. Quill", None, ["Look."]),
        ],
    ),
    "a participle does not take what stands before its comma": (
        "{S The mayor} {C praised} {W the plan of the council}, {C saying} {W it would work}.",
        [
            ("The mayor", "praised", ["the plan of the council"]),
            ("The mayor", "saying", ["it would work"]),
        ],
    ),
    "a verb right before a quotation and another right after": (
        "{S Ms. Quill} {C fired back}: “{W It is dry},” {S she} {C wrote}. “{W Look outside}.”",
        [("Ms. Quill", "fired back", ["It is dry,"]), ("she", "wrote", ["Look outside."])],
    ),
    "two who speak in one sentence": (
        "As {S Mr. Voss} {C went on} {W about “the rain,”} {S Ms. Quill} {C said} {W it was dry}.",
        [("Mr. Voss", "went on", ["about “the rain,”"]), ("Ms. Quill", "said", ["it was dry"])],
    ),
    "a verb that introduces no words": (
        "Such talks {C permit} {W us “an honest look at it,”} {S the mayor} {C said}.",
        [("the mayor", "said", ["us “an honest look at it,”"])],
    ),
    "the name before a passive": (
        "The report on Delgado {C was widely mocked} {W for “a lack of any facts at all.”}",
        [(None, "was widely mocked", ["for “a lack of any facts at all.”"])],
    ),
    "a passive of words has a speaker": (
        "Delgado {C was quoted as saying} “{W it will rain and rain}.”",
        [("Delgado", "was quoted as saying", ["it will rain and rain."])],
    ),
    "a state of mind is no passive": (
        "They {C were worried} {W that “it will rain and rain.”}",
        [("They", "were worried", ["it will rain and rain."])],
    ),
    "the object beside a cue": (
        "{S Ms. Quill} {C praised} {W the plan} and {C called} Delgado “{W a friend of the town}.”",
        [
            ("Ms. Quill", "praised", ["the plan"]),
            ("Ms. Quill", "called", ["a friend of the town."]),
        ],
    ),
    "signed on a line of its own": (
        "“{W It will rain}.”\n{C ―} {S Marta Delgado}, Toledo\n“{W Go home}.”\n{C ―} {S Ann Lee}",
        [("Marta Delgado", "―", ["It will rain."]), ("Ann Lee", "―", ["Go home."])],
    ),
    "a question and who speaks in the next paragraph": (
        "“{W It rains},” {S she} {C said}. “{W Why?}”\n{S Mr. Voss} {C said} {W it was dry}.",
        [("she", "said", ["It rains,", "Why?"]), ("Mr. Voss", "said", ["it was dry"])],
    ),
    "what the clause of a cue is about": (
        "By the door stood {S Ms. Quill}. She held a sign that {C read}, “{W It will rain}.”",
        [("a sign", "read", ["It will rain."])],
    ),
    "an article before a mark belongs to the words": (
        "{S The mayor} {C called} {W it a “rain of fire.”}",
        [("The mayor", "called", ["it a “rain of fire.”"])],
    ),
    "a preposition after a mark does not": (
        "{S The mayor} {C spoke of} {W “a rain of fire” as} she left.",
        [("The mayor", "spoke of", ["a rain of fire"])],
    ),
    "words in marks that are not what the verb after them reports": (
        "Asked about {W the “rain of fire,”} {S Ms. Quill} {C said} {W it was dry}.",
        [
            ("Ms. Quill", None, ["the “rain of fire,”"]),
            ("Ms. Quill", "said", ["it was dry"]),
        ],
    ),
    "words in marks that somebody signs before others have their verb": (
        "{S I} {C said} {W yes} - “{W a bit},” {S she} {C noted} - but {S I} {C hope} {W for sun}.",
        [
            ("I", "said", ["yes"]),
            ("she", "noted", ["a bit,"]),
            ("I", "hope", ["for sun"]),
        ],
    ),
    "a question within a question, and who asks": (
        "“{W Did he say, ‘Will it rain?’}” {S Ms. Quill} {C asked} of {W the day}.",
        [("Ms. Quill", "asked", ["Did he say, ‘Will it rain?’", "the day"])],
    ),
    "who speaks, without a verb, between two sentences in marks": (
        "{S I} {C said} {W it rained}.\n“{W Dry. So dry,}” {S Ms. Quill} from her well. “{W Dig.}”",
        [
            ("I", "said", ["it rained"]),
            ("Ms. Quill", None, ["Dry. So dry,", "Dig."]),
        ],
    ),
    "words in marks at the head of a sentence and others after the verb": (
        "“{W It is dry},” {S Ms. Quill} {C said} {W as it rained}.",
        [("Ms. Quill", "said", ["It is dry,", "as it rained"])],
    ),
    "a name right after the cue of a quotation": (
        "“{W It will rain and rain},” {C said} Delgado.",
        [("Delgado", "said", ["It will rain and rain,"])],
    ),
    "a clause between source and cue": (
        "{S Ms. Quill}, {S who} {C is mocked} by poets, {C said} {W it would rain}.",
        [("Ms. Quill", "said", ["it would rain"])],
    ),
    "a passive takes no source of another sentence": (
        "{S The mayor} left. The rain {C was called} “{W a gift to the town}.”",
        [(None, "was called", ["a gift to the town."])],
    ),
    "that and commas are cut off": (
        "{S The mayor} {C said}{W , that it would rain ,} and left.",
        [("The mayor", "said", ["it would rain"])],
    ),
}


def written(document, attribution):
    def words(tag):
        return tag and document.text[tag.start : tag.end]

    contents = [
        " … ".join(document.text[start:end] for start, end in content.spans)
        for content in attribution.contents
    ]
    return words(attribution.source), words(attribution.cue), contents


@pytest.mark.parametrize("case", CASES)
def test_cases(case, tagged):
    marked, expected = CASES[case]
    document, tags = tagged(marked)
    assert [written(document, one) for one in link(document, tags, mentions(document))] == expected


def test_a_source_from_the_paragraph_before_is_marked_as_carried(tagged):
    document, tags = tagged("“{W It will rain},” {S the mayor} {C said}.\n“{W Go home}.”")
    first, second = link(document, tags, mentions(document))
    assert (first.carried, second.carried) == (False, True)


def test_a_name_after_a_preposition_is_no_source(tagged):
    document, tags = tagged("“{W It will rain},” a poet from Toledo {C said} to the crowd.")
    assert [written(document, one)[0] for one in link(document, tags, mentions(document))] == [None]


def test_no_tags_no_marks_no_attributions(tagged):
    document, tags = tagged("The storm has passed.")
    assert link(document, tags, mentions(document)) == []
