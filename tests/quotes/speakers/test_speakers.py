"""Who is meant by a source, given what the article has said so far."""

import pytest

from analysis.quotes.linking.link import link
from analysis.quotes.people.names import mentions
from analysis.quotes.speakers.speakers import name_speakers

HAWORTH = "“{W We will wait},” {S Peter Haworth} {C said}.\n"
GOOGLE = "{S A spokesman for Halden} {C said} {W it would wait}.\n"

CASES = {
    "a department in short": (
        """{S The Justice Department} {C said} {W it would wait}.
{S The department} {C added} {W no more}.""",
        ["Justice Department", "Justice Department"],
    ),
    "a campaign in short": (
        "They met the Solberg campaign there. {S The campaign} {C said} {W it would wait}.",
        ["Solberg campaign"],
    ),
    "a department of which the article does not tell more": (
        "{S The department} {C said} {W it would wait}.",
        ["the department"],
    ),
    "the spokesman, again": (
        GOOGLE + "{S The spokesman} {C added} {W no more}.",
        ["a spokesman for Halden", "a spokesman for Halden"],
    ),
    "another spokesman by name": (
        GOOGLE
        + """{S Halden spokesman Tom Okafor} {C said} {W so too}.
{S The spokesman} {C added} {W no more}.""",
        ["a spokesman for Halden", "Tom Okafor", "Tom Okafor"],
    ),
    "what a statement says": (
        """“{W We will wait},” {S Peter Haworth} {C said} in a statement.
“{W No more},” {S the statement} {C added}.""",
        ["Peter Haworth", "Peter Haworth"],
    ),
    "a statement that nobody gave": (
        "“{W No more},” {S the statement} {C said}.",
        ["the statement"],
    ),
    "three who speak as one": (
        "{S Sens. Ann Lee, Bob Ray and Cal Fox} {C said} {W the plan would fail}.",
        ["Ann Lee, Bob Ray and Cal Fox"],
    ),
    "he and another": (
        HAWORTH + "{S He and Ann Lee} {C said} {W the plan would fail}.",
        ["Peter Haworth", "Peter Haworth and Ann Lee"],
    ),
    "examples are not all who speak": (
        "{S Lawmakers like Ann Lee and Bob Ray} {C said} {W the plan would fail}.",
        ["lawmakers"],
    ),
    "a service with an and in its name": (
        "{S The Immigration and Naturalization Service} {C said} {W it would wait}.",
        ["Immigration and Naturalization Service"],
    ),
    "a commissioner of such a service": (
        "{S Immigration and Naturalization Service Commissioner Doris Okafor} {C said} {W no}.",
        ["Doris Okafor"],
    ),
    "somebody and a department's spokesman": (
        HAWORTH + "{S Haworth and Justice Department spokesman Tom Okafor} {C said} {W no}.",
        ["Peter Haworth", "Peter Haworth and Tom Okafor"],
    ),
    "two services": (
        "{S The Justice Department and the Treasury} {C said} {W they would wait}.",
        ["Justice Department and the Treasury"],
    ),
    "the two nations": (
        "South Korea and Japan met. {S The two nations} {C said} {W they would wait}.",
        ["South Korea and Japan"],
    ),
    "two days are no nations": (
        "They met on Monday and Tuesday. {S The two countries} {C said} {W they would wait}.",
        ["the two countries"],
    ),
    "two people are no nations": (
        HAWORTH
        + "Mr. Haworth and Gov. Ann Lee met. {S The two nations} {C said} {W they would wait}.",
        ["Peter Haworth", "the two nations"],
    ),
    "names vary": (
        HAWORTH + "“{W No more},” {S the Texas governor} {C said}.",
        ["Peter Haworth", "Peter Haworth"],
    ),
    "an office without more may be another's": (
        HAWORTH + "“{W No more},” {S the judge} {C said}.",
        ["Peter Haworth", "the judge"],
    ),
    "who holds another office is not meant": (
        """“{W We will wait},” {S Sen. Peter Haworth} {C said}.
“{W No more},” {S the Texas governor} {C said}.""",
        ["Peter Haworth", "the Texas governor"],
    ),
    "somebody's lawyer is not somebody": (
        HAWORTH + "“{W No more},” {S Mr. Haworth’s lawyer} {C said}.",
        ["Peter Haworth", "Mr. Haworth’s lawyer"],
    ),
    "she, by the pronouns of what each says": (
        """{S Ingrid Solberg} {C said} {W that she would run}.
{S Peter Haworth} {C said} {W that he would not}.
“{W It is my last race},” {S she} {C added}.""",
        ["Ingrid Solberg", "Peter Haworth", "Ingrid Solberg"],
    ),
    "who spoke before goes on, whomever the words were about": (
        """Mr. Haworth is here. {S Ingrid Solberg} {C said} {W Mr. Haworth might win}.
{S Sam Okafor} {C said} {W Mr. Haworth would not}.
“{W It is late},” {S he} {C added}.""",
        ["Ingrid Solberg", "Sam Okafor", "Sam Okafor"],
    ),
    "he is not whom he speaks of": (
        HAWORTH + "Mr. Okafor left. {S He} {C called} {W Mr. Okafor a poet}.",
        ["Peter Haworth", "Peter Haworth"],
    ),
    "he is not in the words before": (
        HAWORTH + "{W Mr. Okafor}, {S he} {C said}, {W was late}.",
        ["Peter Haworth", "Peter Haworth"],
    ),
    "he may be named in a clause of its own": (
        HAWORTH + "While {S he} {C said} {W no more}, Mr. Haworth smiled.",
        ["Peter Haworth", "Peter Haworth"],
    ),
    "a name in apposition, with its firm": (
        "{S A lawyer for the town, former Judge Ingrid Solberg of Hale and Dunn,} {C said} {W no}.",
        ["Ingrid Solberg"],
    ),
    "a first name in apposition": (
        "{S His sister, Ingrid,} {C said} {W it would wait}.",
        ["Ingrid"],
    ),
    "a town in apposition": (
        """{S The mayor of Halden, Norway,} {C said} {W it would wait}.
{S A doctor in Rock Falls, South Dakota,} {C said} {W no more}.""",
        ["the mayor of Halden", "a doctor in Rock Falls"],
    ),
    "a relative pronoun that the source ends with": (
        "They met {S Judge Peter Haworth who} {C said} {W it would wait}.",
        ["Peter Haworth"],
    ),
    "the campaign of one who holds an office": (
        HAWORTH + "{S The former minister of state’s campaign} {C said} {W no more}.",
        ["Peter Haworth", "the former minister of state’s campaign"],
    ),
    "the only thing that tells two governors apart is no place": (
        """Gov. Ingrid Solberg came. Gov. Peter Haworth, the first black governor, came too.
“{W We will wait},” {S the governor} {C said}.""",
        ["Peter Haworth"],
    ),
    "a name in apposition that is another's": (
        "{S The mayor, a friend of Ingrid Solberg,} {C said} {W it would wait}.",
        ["the mayor"],
    ),
    "a name of several that an apposition includes": (
        "{S Her advisers, including spokesman Tom Okafor,} {C said} {W it would wait}.",
        ["her advisers"],
    ),
    "a contraction": (
        HAWORTH + "{S He’d} {C said} {W no more}.",
        ["Peter Haworth", "Peter Haworth"],
    ),
    "a president beside his wife": (
        """President Haworth left. {S Mr. Haworth} {C said} {W no more}. His wife, Ada Haworth, sat.
{S Haworth} {C said} {W it was late}. {S Mrs. Haworth} {C wept}: “{W It is late.}”""",
        ["Haworth", "Haworth", "Ada Haworth"],
    ),
    "a president whose first name comes late": (
        """{S President Haworth} {C said} {W no more}. It was the first term of Peter Haworth.
{S Haworth} {C said} {W it was late}.""",
        ["Peter Haworth", "Peter Haworth"],
    ),
    "a former president beside the candidate of his name": (
        """“{W We will wait},” {S Ada Haworth} {C said} when she came. {S President Haworth}
{C agreed} {W to wait}. “{W No more},” {S Haworth} {C said}.""".replace("\n", " "),
        ["Ada Haworth", "Haworth", "Ada Haworth"],
    ),
    "an office after and": (
        "They met Mr. Haworth and the first lady, Ada Quill. “{W It is late},” {S she} {C said}.",
        ["Ada Quill"],
    ),
    "who is asked answers": (
        """Peter Haworth said he was late. “{W Why?}” {S Ada Quill} {C asked} Mr. Haworth.
{S He} {C said} {W it rained}.""",
        ["Ada Quill", "Peter Haworth"],
    ),
    "who asks may go on": (
        """Ada Quill came with her papers. “{W Why?}” {S Ms. Quill} {C asked} Peter Haworth.
{S She} {C said} {W it was late}.""",
        ["Ada Quill", "Ada Quill"],
    ),
    "neither who asks nor who is asked is known to be he": (
        """Sen. Peter Haworth came. “{W Why?}” {S Ada Quill} {C asked} Haworth.
{S He} {C said} {W it rained}.""",
        ["Ada Quill", "he"],
    ),
    "the words after a question to nobody": (
        """“{W Why do we wait?}” {S Ada Quill} {C asked}.
“{W Because it rains and rains.}”""",
        ["Ada Quill", None],
    ),
    "the words after a request": (
        """{S Ada Quill} {C asked} Peter Haworth {W to wait}.
“{W Because it rains and rains.}”""",
        ["Ada Quill", "Ada Quill"],
    ),
    "a common noun of people keeps its article": (
        "{S The group} {C said} {W it would wait}. {S The White House} {C said} {W no more}.",
        ["the group", "White House"],
    ),
    "a group, which said": (
        "It angered the Halden Federation of Teachers, {S which} {C said} {W it would wait}.",
        ["Halden Federation of Teachers"],
    ),
    "a group with an apposition, which said": (
        "It angered the Halden Alliance, a small lobby, {S which} {C said} {W it would wait}.",
        ["Halden Alliance"],
    ),
    "a study -- which said": (
        "Yet the study -- {S which} {C said} {W it would wait} -- came late.",
        ["the study"],
    ),
    "no person is which": (
        HAWORTH + "They met Peter Haworth, {S which} {C showed} {W they would wait}.",
        ["Peter Haworth", None],
    ),
    "a sentence is nobody": (
        "Once the video was released, {S which} {C showed} {W they would wait}, all left.",
        [None],
    ),
    "who speaks last is the governor, though a supporter of something": (
        """Ada Quill, a tea party supporter, came. “{W We will wait},” {S Ms. Quill} {C said}.
{S The Halden governor} {C said} {W no more}.""",
        ["Ada Quill", "Ada Quill"],
    ),
    "several senators are not one of them": (
        HAWORTH + "Sens. Peter Haworth and Ada Quill met. {S The senators} {C said} {W it rained}.",
        ["Peter Haworth", "the senators"],
    ),
    "somebody's lawyer is not whoever is named before": (
        "Peter Haworth was late, {S the mayor's lawyer} {C said}, {W and it rained}.",
        ["the mayor's lawyer"],
    ),
    "it, of whom the words are about": (
        "{W The department will wait}, {S it} {C said}.",
        ["the department"],
    ),
    "it, after an organisation's words": (
        "{S The Justice Department} {C said} {W it will wait}. {S It} {C declined} {W to say why}.",
        ["Justice Department", "Justice Department"],
    ),
    "it, after a person's words": (
        HAWORTH + "{S It} {C said} {W no more}.",
        ["Peter Haworth", "it"],
    ),
    "an it that stands for nothing": (
        "{S The council} {C said} {W it would wait}. {S It} {C appears} {W that it rains}.",
        ["the council", "it"],
    ),
    "a firm in short": (
        """They met the owner, Halden Storage LLC.
{S The company} {C said} {W it would wait}.""",
        ["Halden Storage LLC"],
    ),
    "a firm in short, of two": (
        """They met Halden Storage LLC and Quill Motors.
{S The company} {C said} {W it would wait}.""",
        ["the company"],
    ),
    "a firm in short, named long before": (
        """They met the owner, Halden Storage LLC.
It rained.
It rained more.
{S The company} {C said} {W it would wait}.""",
        ["the company"],
    ),
    "a name behind a relative clause": (
        "{S A woman who lives across the street, Ada Quill,} {C said} {W it rained}.",
        ["Ada Quill"],
    ),
    "a name behind a relative clause may be another's": (
        "{S A woman who works for the mayor, Ada Quill,} {C said} {W it rained}.",
        ["a woman"],
    ),
    "a member of parliament": (
        "{S Labour MP Ada Quill} {C said} {W it rained}.",
        ["Ada Quill"],
    ),
    "a striker at the head of a sentence": (
        "{S Striker Tom Okafor} {C said} {W it rained}.",
        ["Tom Okafor"],
    ),
    "an administration is not its president": (
        """They met Gov. Peter Haworth there. Mayor Ingrid Solberg left the Haworth administration,
{W it seems}, {C according to} {S The Hill}. “{W It is late},” {S she} {C said}.""".replace(
            "\n", " "
        ),
        ["Hill", "Ingrid Solberg"],
    ),
    "he is the subject behind a comma and and": (
        """Ingrid Solberg spoke first. {S Sen. Tom Okafor} {C said} {W no}.
The town needs the mill, and Sen. Peter Haworth pleased it. “{W No more},” {S he} {C said}.""",
        ["Tom Okafor", "Peter Haworth"],
    ),
    "he who attacks in passing": (
        HAWORTH
        + """Mr. Haworth kept on amid {C attacks} from {S Sen. Tom Okafor} over {W the mill}.
{S He} {C said} {W no more}.""",
        ["Peter Haworth", "Tom Okafor", "Peter Haworth"],
    ),
    "a place that ends a sentence governs no name of the next": (
        """{S Sen. Tom Okafor} {C said} {W no} in a room of the Hall.
Sen. Peter Haworth shook his head.
“{W No more},” {S he} {C said}.""",
        ["Tom Okafor", "Peter Haworth"],
    ),
    "somebody's supporter is somebody else": (
        """{S Sen. Tom Okafor} {C said} {W it would wait}. Naomi Field is a Haworth supporter.
“{W No more},” {S he} {C said}. {S Sen. Peter Haworth} {C said} {W it would wait}.""",
        ["Tom Okafor", "Tom Okafor", "Peter Haworth"],
    ),
    "they are the two named together": (
        "Sen. Peter Haworth and Mayor Tom Okafor met. {S They} {C said} {W it would wait}.",
        ["Peter Haworth and Tom Okafor"],
    ),
    "they are not two who are named apart": (
        "Sen. Peter Haworth met Mayor Tom Okafor. {S They} {C said} {W it would wait}.",
        ["they"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_cases(case, tagged):
    marked, expected = CASES[case]
    document, tags = tagged(marked)
    names = mentions(document)
    speakers = name_speakers(document, link(document, tags, names), names)
    assert [speaker.name for speaker in speakers] == expected
