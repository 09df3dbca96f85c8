"""Which cue reports which words: contents and cues in their order, by dynamic programming."""

import re
from collections.abc import Iterable, Iterator, Sequence

from analysis.quotes.lexicon import cue_class, cue_verb, words
from analysis.quotes.linking.parts import Attribution, Content
from analysis.quotes.places import gap
from analysis.text.document import Document
from analysis.text.segment import Span

_MARK_WIDTH = 2  # characters: a mark may be two of them
_UNSIGNED = 200  # characters that a cue seems farther off than the one that signs a quotation
_NEXT_CLAUSE = 200  # and one of the clause after it
_OUT_OF_REACH = 10**9  # and one of another sentence
_MOST_IN_ORDER = 100  # contents paired with cues at once: no prose has so many in a row
_CONJUNCTION = re.compile(
    r"[^\w]*\s(?:and|but|or|while|when|as|after|before|because|although|though|if|since|then)\b"
)
_COMMA = re.compile(r"[^\w]*,[^\w]*|[^\w]*(?<=,)[^\w]*")
_INTRODUCES = re.compile(r"[^\w.;?!]*(?:(?:about|as|of|that|to)\W+|\w+[:,]\W*)?")
_THAT = re.compile(r"\s*(?:that\s+)?")
_EMPTY_CUE = 20  # what a cue without words weighs, in characters of distance


def gap_to_cue(span: Span, attribution: Attribution) -> int:
    """The characters between a span and the cue of an attribution."""
    return gap(span, attribution.cue.span) if attribution.cue else 0


def pair(
    document: Document, contents: Sequence[Content], beside: Sequence[Sequence[Attribution]]
) -> dict[int, Attribution]:
    """The attribution of each content that has a cue beside it, by the content's number.

    Args:
        document: The article.
        contents: In reading order.
        beside: For each content the attributions whose cue may report it, in reading order.
    """
    owners: dict[int, Attribution] = {}
    for group in _groups(beside):
        takers = list(dict.fromkeys(taker for _, near in group for taker in near))
        weights = [_weights(document, contents[index], near, takers) for index, near in group]
        for (index, _), cue in zip(group, in_order(weights), strict=True):
            owners[index] = takers[cue]
    return owners


def _groups(
    beside: Sequence[Sequence[Attribution]],
) -> Iterator[list[tuple[int, Sequence[Attribution]]]]:
    """Runs of contents in which each has a cue beside it that the one before has too."""
    group: list[tuple[int, Sequence[Attribution]]] = []
    for index, here in enumerate(beside):
        if group and not (here and here[0] in group[-1][1] and len(group) < _MOST_IN_ORDER):
            yield group
            group = []
        if here:
            group.append((index, here))
    if group:
        yield group


def _weights(
    document: Document,
    content: Content,
    beside: Sequence[Attribution],
    takers: Sequence[Attribution],
) -> list[int]:
    """How far a content is from each cue: nothing speaks against the one that signs it."""
    signing = None if _is_introduced(document, content, beside) else signer(content, beside)
    weights = []
    for taker in takers:
        far = _distance(document, content, taker) + (_UNSIGNED if signing else 0)
        far += _NEXT_CLAUSE if _begins_after(document, content, taker) else 0
        near = 0 if taker is signing else far
        weights.append(near if taker in beside else _OUT_OF_REACH)
    return weights


def _distance(document: Document, content: Content, taker: Attribution) -> int:
    """The characters between a content and a cue; the "that" which joins them is none."""
    cue = taker.cue
    if cue and cue.end <= content.start and _THAT.fullmatch(document.text, cue.end, content.start):
        return 0
    return gap_to_cue(content.span, taker)


def _begins_after(document: Document, content: Content, taker: Attribution) -> bool:
    """Whether the cue's clause begins after a content: "..., and urged them to", "..., saying"."""
    cue = taker.cue
    if not cue or cue.start < content.end:
        return False
    apart = content.end, cue.start
    written = document.text[slice(*cue.span)]
    verb = cue_verb(written)
    participle = verb and verb[0].endswith("ing") and not written[: verb[1]].strip()
    if participle and _COMMA.fullmatch(document.text, *apart):
        return True
    return _CONJUNCTION.match(document.text, *apart) is not None


def signer(content: Content, candidates: Iterable[Attribution]) -> Attribution | None:
    """Who signs a quotation: source and cue right after its closing mark ("...," Lee said)."""
    if not content.ends_quoted:
        return None
    for one in candidates:
        signed = one.source and 0 <= one.signature[0] - content.end <= 2 * _MARK_WIDTH
        if signed:
            return one
    return None


def _is_introduced(document: Document, content: Content, candidates: Iterable[Attribution]) -> bool:
    """Whether a cue that reports words begins a content (Lee told him, “...,” she said)."""
    for one in candidates:
        if one.cue and _INTRODUCES.fullmatch(document.text, one.cue.end, content.start):
            known = cue_class(document.text[slice(*one.cue.span)])
            if known in words("cues", "acts", "introducing"):
                return True
    return False


def in_order(weights: Sequence[Sequence[int]]) -> list[int]:
    """For each content the number of its cue.

    Each content has the cue of the content before it or a later one; distances and cues without
    words weigh least in all.

    Args:
        weights: For each content (at least one) its distance from every cue, in characters.
    """
    total = [weight + cue * _EMPTY_CUE for cue, weight in enumerate(weights[0])]
    steps: list[list[int]] = []
    for row in weights[1:]:
        reached = list(_reached(total))
        total = [weight + least for weight, (least, _) in zip(row, reached, strict=False)]
        steps.append([before for _, before in reached])
    *_, (_, last) = _reached(total)
    path = [last]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return path[::-1]


def _reached(total: Sequence[int]) -> Iterator[tuple[int, int]]:
    """For each cue, and for the end: what the best way there weighs, and from which cue it comes.

    Args:
        total: For each cue what the best way weighs that gives it to the content before.
    """
    least, best = total[0], 0
    for cue, weight in enumerate(total):
        yield min((least, best), (weight, cue))
        least, best = min((least + _EMPTY_CUE, best), (weight, cue))
    yield least, best
