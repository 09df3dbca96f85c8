"""Who speaks: the person, office, organisation or unnamed source that a written source means."""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.quotes.lexicon import words
from analysis.quotes.linking.parts import Attribution
from analysis.quotes.linking.relative import antecedents, before_pronoun, is_of_many
from analysis.quotes.people.cast import UNCLEAR, Cast
from analysis.quotes.people.names import Mention, core
from analysis.quotes.people.people import ends_in_role, is_organisation
from analysis.quotes.speakers.anaphora import Anaphora
from analysis.quotes.speakers.apposed import apposed, subject
from analysis.quotes.speakers.phrases import (
    NOBODY,
    Speaker,
    a_person,
    described,
    head_name,
    preposition,
    the_bare,
)
from analysis.quotes.speakers.scene import Scene
from analysis.quotes.speakers.several import is_list, is_rest_of_body, members
from analysis.quotes.speakers.shortened import in_full, opening_organisation, two
from analysis.quotes.speakers.variation import nearer, varied
from analysis.text.document import Document
from analysis.text.segment import Span

_PHRASE_END = re.compile(
    r",(?!\d)|\s(?:who|whose|(?<!\sof\s)(?<!\sin\s)(?<!\sfor\s)(?:that|which)|when|while)(?:\s|\Z)"
    r"|\s[—–-]\s|[(;:]|\s(?:including|such as|like)\s"
)
_NO_LIST = re.compile(r"\s[—–-]\s|[(;:]|,?\s(?:including|such as|like)\s")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_POSSESSIVE = re.compile(r"['’](?:s|m|ve|d|ll)?\Z|\s(?:him|her|them)sel(?:f|ves)\Z")
_DEFINITE = re.compile(r"(?:the|that|this|his|her|their)\s|.*['’]s\s", re.IGNORECASE)
_OWNED = re.compile(r"\s(?:of|for|in)\s.*['’]s?\s")  # "the secretary of state's campaign"
_OF_PLACE = re.compile(r"\b(?:of|for|in|at|near) \Z")
_OF_TWO = re.compile(r"\b(?:younger|elder|older)\b", re.IGNORECASE)
_NEXT = 2  # characters behind a source in which its verb begins
_RELATIVE = 0.8  # how sure it is that "which" means what stands before it
_IT = 0.8  # how sure it is that "it" means the subject of what is said


def name_speakers(
    document: Document, attributions: Sequence[Attribution], names: Sequence[Mention]
) -> list[Speaker]:
    """The speaker of each attribution, taken in reading order since pronouns look back."""
    sources = [one.source.span for one in attributions if one.source]
    contents = [content.span for one in attributions for content in one.contents]
    cast = Cast(document, names, sources, contents)
    naming = _Naming(document, cast, names)
    return [naming.speaker(attribution) for attribution in attributions]


def _as_thing(speaker: Speaker) -> Speaker | None:
    """A speaker as "which" can be about."""
    kinds = {"organisation", "document", "group", "unnamed"}
    return speaker if speaker.type in kinds else None


class _Naming:
    """Names the speakers of one article, one after another."""

    def __init__(self, document: Document, cast: Cast, names: Sequence[Mention]) -> None:
        self._document = document
        self._cast = cast
        self._names = names
        self._scene = Scene(document, cast)
        self._anaphora = Anaphora(self._scene)
        self._known: dict[int, Speaker] = {}  # by where the source stands

    def speaker(self, attribution: Attribution) -> Speaker:
        """Who speaks in the next attribution."""
        source = attribution.source
        if not source:
            return NOBODY
        found = self._known.get(source.start) or self._identify(
            subject(self._document, source.span, attribution.cue),
            [content.span for content in attribution.contents],
        )
        self._known[source.start] = found
        if attribution.carried:
            found = replace(found, certainty=0.8 * found.certainty)
        if found.person or not self._document.text.startswith("who", source.start):
            self._scene.note(attribution, found)  # but of "voters who" nothing goes on
        return found

    def _identify(self, source: Span, contents: Sequence[Span]) -> Speaker:
        start, end = source
        bare = _IN_BRACKETS.sub("", self._document.text[start:end])
        written = " ".join(bare.split()).strip(" ,;:—–-").removeprefix("such as ")
        phrase = _POSSESSIVE.sub("", _PHRASE_END.split(written, maxsplit=1)[0].strip(" —–-"))
        return (
            self._relative(phrase, start)
            or self._it(phrase, [span for span in contents if span[1] <= start])
            or self._anaphora.meant(phrase, start, contents)
            or self._several(_POSSESSIVE.sub("", written), start)
            or self._list(bare, written, end)
            or self._named(phrase, start)
            or self._named_after(phrase, written[len(phrase) :], start)
            or self._scene.again(phrase)
            or self._office(phrase, start, contents)
            or in_full(self._document, self._names, phrase, start)
            or two(self._document, self._names, phrase, start, self._is_person)
            or described(phrase)
        )

    def _relative(self, phrase: str, position: int) -> Speaker | None:
        """Whom "who" is about, the name or thing before "which": "a group, which said"."""
        who = phrase.lower().split(" ")[0] == "who"
        if not who and phrase.lower() not in {"which", "that"}:
            return None
        end = before_pronoun(self._document, position)
        many = who and is_of_many(self._document.text, position)
        for span in antecedents(self._document, self._names, end):
            said = self._identify(span, ())
            if many and said.type == "person":
                continue
            meant = self._as_people(said, span) if who else _as_thing(said)
            if meant:
                why = f'what "{phrase}" is about'
                return replace(meant, certainty=_RELATIVE * meant.certainty, why=why)
        if many:
            return Speaker(phrase, "unknown", 0.3, "several, of whom nobody is named")
        return self._anaphora.meant("who", position) if who else None

    def _as_people(self, speaker: Speaker, span: Span) -> Speaker | None:
        """A speaker as "who" can be about: a person, or a noun, which is of people then.

        A name that the article gives to nobody can be a place's ("a man from Fort Dale, who").
        """
        if speaker.person or speaker.type in {"group", "unnamed"}:
            return speaker
        if speaker.type == "person":
            before = self._document.text[max(0, span[0] - len(" near ")) : span[0]]
            return None if _OF_PLACE.search(before) else speaker
        if speaker.type == "organisation" or not (speaker.name or "").islower():
            return None
        return replace(speaker, type="unnamed")

    def _it(self, phrase: str, contents: Sequence[Span]) -> Speaker | None:
        """The organisation that the words open with: "The bank will close, it said"."""
        subjects = (opening_organisation(self._document, self._names, span) for span in contents)
        first = next(filter(None, subjects), None) if phrase.lower() == "it" else None
        meant = self._identify(first, ()) if first else None
        if not meant or meant.type != "organisation":
            return None
        return replace(meant, certainty=_IT * meant.certainty, why='"it": what the words are about')

    def _is_person(self, mention: Mention) -> bool:
        return self._cast.by_name(mention, mention.start) is not None

    def _named(self, phrase: str, position: int) -> Speaker | None:
        """The name that a phrase ends in: "State Department spokesperson Ann Lee"."""
        if " & " in phrase:
            return Speaker(the_bare(phrase), "organisation", 0.9, "a firm of several names")
        mention = head_name(phrase)
        if not mention:
            return None
        if _OF_TWO.search(phrase[: mention.start]) and len(core(mention.tokens)) == 1:
            return Speaker(phrase, "person", 0.5, "one of two of that name")
        found = self._cast.by_name(mention, position)
        if found and found.certainty <= UNCLEAR:
            before = self._scene.spoke_before(mention.surname, position)
            if before and before is not found.person:
                both = f"{found.person.name} or {before.name}"
                return Speaker(mention.name, "person", 0.4, f"not settled: {both}")
        return a_person(found) if found else self._unknown(mention, phrase, position)

    def _unknown(self, mention: Mention, phrase: str, position: int) -> Speaker | None:
        """What kind of speaker a name is that is nobody's of whom the article tells."""
        if self._cast.is_group(mention):
            return Speaker(mention.name, "organisation", 0.9, "by the noun before it")
        is_thing = is_organisation(mention.tokens) or ends_in_role(mention)
        if is_thing or re.match(r"the\s", phrase, re.IGNORECASE):
            return None
        if len(core(mention.tokens)) > 1:
            return Speaker(mention.name, "person", 0.7, "a name with nothing beside it")
        is_label = self._document.text.startswith(":", position + len(phrase))
        if mention.name.isupper() and len(mention.name) > 1 and not is_label:
            return Speaker(mention.name, "organisation", 0.8, "a name in capitals")
        return Speaker(mention.name, "unknown", 0.6, "a single name")

    def _named_after(self, phrase: str, rest: str, position: int) -> Speaker | None:
        """The name in apposition: "the mayor, Ann Lee,", "a woman who saw it, Ann Lee,"."""
        mention = apposed(phrase, rest)
        found = self._cast.by_name(mention, position) if mention else None
        if found or not mention:
            return a_person(found) if found else None
        region = mention.tokens[0].lower() in words("speakers", "names", "regions")
        alone = len(core(mention.tokens)) == 1 and preposition().search(phrase)
        if region or alone or is_organisation(mention.tokens):
            return None  # "the mayor of Springfield, Ohio,"
        kind = "organisation" if described(phrase).type == "organisation" else "person"
        return Speaker(mention.name, kind, 0.8, "a name in apposition")

    def _several(self, source: str, position: int) -> Speaker | None:
        """Several at once: "Ann Lee and Bob Ray", "Lee and her aides"."""
        parts = members(_NO_LIST.split(source, maxsplit=1)[0])
        found = [
            self._anaphora.meant(part, position) or self._named(part, position) or described(part)
            for part in parts
        ]
        kinds = {one.type for one in found}
        if not found or (kinds == {"organisation"} and _is_one_name(parts)):
            return None
        if not found[0].person and is_rest_of_body(parts[1]):
            return None
        first, *others = found
        names = [
            part if one.type == "organisation" else one.name or part
            for one, part in zip(others, parts[1:], strict=True)
        ]
        name = " and ".join([", ".join([first.name or parts[0], *names[:-1]]), names[-1]])
        unsure = min(one.certainty for one in found) < UNCLEAR
        return Speaker(name, "group", 0.4 if unsure else 0.8, "several names")

    def _list(self, source: str, written: str, end: int) -> Speaker | None:
        """A list of whom most are not named: "the mayor, his aides and the press"."""
        if _NO_LIST.search(source) or not is_list(source, self._document.text[end : end + _NEXT]):
            return None
        return replace(described(written), type="group", certainty=0.8, why="a list")

    def _office(self, phrase: str, position: int, contents: Sequence[Span]) -> Speaker | None:
        """The person known by an office: "the president"; not whom that one speaks of."""
        if not _DEFINITE.match(phrase) or _OWNED.search(phrase):
            return None
        held = self._cast.by_office(phrase, position)
        if held:
            return a_person(nearer(self._scene, held.person, phrase, position) or held)
        found = varied(self._scene, phrase, position)
        told = (self._scene.named_in(span) for span in contents if span[0] > position)
        is_told = found and any(found.person in people for people in told)
        return a_person(found) if found and not is_told else None


def _is_one_name(parts: Sequence[str]) -> bool:
    """Whether two parts are one name with an "and": "the Food", "Drug Administration"."""
    first, *others = (bool(_DEFINITE.match(part)) for part in parts)
    return first and not any(others) and len(parts) == 2
