"""Files made to break a reader: one sentence each says what is wrong, and the others are kept."""

import gzip
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis import read_articles, read_story
from analysis.cli import main
from analysis.errors import InputError

GOOD = "“It is late,” Mayor Ann Lee said on Monday, 3 May 2021."
NOT_TO_BE_READ = "words of another file"


def page(body: str, before: str = "") -> bytes:
    return f"{before}<html><body><article>{body}</article></body></html>".encode()


def bomb(levels: int = 9) -> str:
    """Entities that come to ten to the power of ``levels`` letters."""
    inner = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels + 1))
    return f'<!DOCTYPE bomb [<!ENTITY e0 "a">{inner}]>'


def workbook(edit: Callable[[str], str], part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook of one article, a part of which is edited."""
    saved, edited = io.BytesIO(), io.BytesIO()
    pd.DataFrame({"text": [GOOD]}).to_excel(saved, index=False)
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(edited, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name).decode()
            target.writestr(name, edit(data) if name == part else data)
    return edited.getvalue()


def entity_in(part: str) -> str:
    """A part of a workbook, without its first line, that calls for the last entity of `bomb`."""
    return part.partition("?>")[2].replace("</", "&e9;</", 1)


def parquet(texts: pa.Array) -> bytes:
    data = io.BytesIO()
    pq.write_table(pa.table({"text": texts}), data)
    return data.getvalue()


def tar(data: bytes) -> bytes:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as file:
        member = tarfile.TarInfo("a.txt")
        member.size = len(data)
        file.addfile(member, io.BytesIO(data))
    return archive.getvalue()


def zipped(data: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("../../a.txt", data)
    return archive.getvalue()


PARAGRAPH = f"<p>{GOOD} The council is to meet again in the town hall, an aide told the paper.</p>"
EXTERNAL = '<!DOCTYPE a [<!ENTITY b SYSTEM "secret.txt">]>'
LETTER = "From: Ann Lee <ann@example.org>\r\nSubject: The bridge\r\n and the town\r\n"
ARCHIVE = (
    f'{LETTER}MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="-b"\r\n\r\n---b\r\n'
    "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    f"{page(PARAGRAPH.replace('“', '=E2=80=9C')).decode()}"
).encode()
REFUSED = {
    "a text of eleven megabytes": (
        "a.txt",
        lambda: b"words " * 1_900_000,
        "a.txt has 11,400,000 characters of text; up to 10,000,000 are accepted.",
    ),
    "a page of 60,000 tags": (
        "a.html",
        lambda: page("<p>It is late." * 60_000),
        "a.html has more than 50,000 tags; save it as .txt instead.",
    ),
    "a tag of 200,000 attributes": (
        "a.html",
        lambda: page(f"<p {' '.join(f'a{n}' for n in range(200_000))}>{PARAGRAPH}"),
        "a.html has a tag of over 10,000 words; save it as .txt instead.",
    ),
    "a page of nothing but scripts": (
        "a.html",
        lambda: page("<script>document.write('It is late.')</script>" * 20),
        "a.html has no main text that can be found; save it as .txt instead.",
    ),
    "elements in elements": (
        "a.html",
        lambda: page("<div>" * 40_000 + PARAGRAPH),
        "a.html has no main text that can be found; save it as .txt instead.",
    ),
    "a workbook of entities in entities": (
        "a.xlsx",
        lambda: workbook(lambda sheet: bomb() + sheet.replace("late", "&e9;")),
        "a.xlsx is not a valid .xlsx file: its XML is broken or has entities",
    ),
    "a workbook whose styles are entities in entities": (
        "a.xlsx",
        lambda: workbook(lambda styles: bomb() + entity_in(styles), "xl/styles.xml"),
        "a.xlsx is not a valid .xlsx file: ",
    ),
    "a workbook that includes a file": (
        "a.xlsx",
        lambda: workbook(lambda sheet: EXTERNAL + sheet.replace("late", "&b;")),
        "a.xlsx is not a valid .xlsx file: its XML is broken or has entities",
    ),
    "a workbook of much air": (
        "a.xlsx",
        lambda: workbook(lambda sheet: sheet.replace("late", "late " * 4_000_000)),
        "a.xlsx is not a valid .xlsx file: unpacked it is more than 100 times as large.",
    ),
    "a workbook of too many rows": (
        "a.xlsx",
        lambda: workbook(lambda sheet: sheet.replace('row r="2"', 'row r="99999999999"')),
        "a.xlsx is not a valid .xlsx file: it has more than 100 rows.",
    ),
    "a workbook with a password": (
        "a.xlsx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
        "a.xlsx is not a valid .xlsx file: it has a password or is an old .xls; save it as .xlsx",
    ),
    "a workbook of nothing but a header": (
        "a.xlsx",
        lambda: workbook(
            lambda sheet: sheet.partition('<row r="2"')[0] + "</sheetData></worksheet>"
        ),
        "a.xlsx has no rows; one row for each article is needed.",
    ),
    "a workbook without its sheet": (
        "a.xlsx",
        lambda: zipped(b"It is late."),
        "a.xlsx is not a valid .xlsx file: ",
    ),
    "a Parquet file of too many rows": (
        "a.parquet",
        lambda: parquet(pa.nulls(200, pa.string())),
        "a.parquet has more than 100 rows or 400,000 characters; it is one for `analysis corpus`.",
    ),
    "a Parquet file of one long text over and over": (
        "a.parquet",
        lambda: parquet(pa.array(["late " * 1_000] * 90).dictionary_encode()),
        "a.parquet has more than 100 rows or 400,000 characters; it is one for `analysis corpus`.",
    ),
    "a Parquet file of numbers": (
        "a.parquet",
        lambda: parquet(pa.array([1])),
        "a.parquet, row 1 has text of type int; a string is needed.",
    ),
    "a Parquet file of bytes": (
        "a.parquet",
        lambda: parquet(pa.array([GOOD.encode()])),
        "a.parquet, row 1 has text of type bytes; a string is needed.",
    ),
    "a Parquet file of lists": (
        "a.parquet",
        lambda: parquet(pa.array([[GOOD]])),
        "a.parquet, row 1 has text of type list; a string is needed.",
    ),
    "a Parquet file of records": (
        "a.parquet",
        lambda: parquet(pa.array([{"text": GOOD}])),
        "a.parquet, row 1 has text of type dict; a string is needed.",
    ),
    "a Parquet file that ends early": (
        "a.parquet",
        lambda: parquet(pa.array([GOOD]))[:-40],
        "a.parquet is not a valid .parquet file: ",
    ),
    "a zip archive": (
        "a.zip",
        lambda: zipped(GOOD.encode()),
        "a.zip has another ending than is accepted",
    ),
    "a zip archive as a text": (
        "a.txt",
        lambda: zipped(GOOD.encode()),
        "a.txt is a binary file; text in UTF-8, UTF-16 or Windows-1252 is accepted.",
    ),
    "a PDF as a text": (
        "a.txt",
        lambda: b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n(It is late.) Tj\n%%EOF",
        "a.txt is a PDF, not plain text; save its text as .txt.",
    ),
    "a text with its formatting": (
        "a.txt",
        lambda: rb"{\rtf1\ansi{\fonttbl\f0 Arial;}\f0\ldblquote It is late,\rdblquote  she said.}",
        "a.txt is in Rich Text Format, not plain text; save it as .txt without formatting.",
    ),
    "a page as a text": (
        "a.txt",
        lambda: b"\xef\xbb\xbf\n<!DOCTYPE html>" + page(PARAGRAPH),
        "a.txt is a page, not plain text; name it .html.",
    ),
    "a page as a text, with a comment and without a doctype": (
        "a.txt",
        lambda: b'<?xml version="1.0"?>\n<!-- saved from a site -->\n<BODY class="a">It is late.',
        "a.txt is a page, not plain text; name it .html.",
    ),
    "XML as a text": (
        "a.txt",
        lambda: f'<?xml version="1.0"?>\n<nitf><body><p>{GOOD}</p></body></nitf>'.encode(),
        "a.txt is XML, not plain text; save its text as .txt.",
    ),
    "JSON as a text": (
        "a.txt",
        lambda: json.dumps([{"text": GOOD}], indent=1).encode(),
        "a.txt is JSON, not plain text; name it .jsonl if each line is an object like ",
    ),
    "lines of JSON as a text": (
        "a.txt",
        lambda: f"{json.dumps({'text': GOOD})}\n".encode() * 2,
        "a.txt is JSON, not plain text; name it .jsonl if each line is an object like ",
    ),
    "a table as a text": (
        "a.txt",
        lambda: f'id\ttext\r\n1\t"{GOOD}"\r\n'.encode("utf-16"),
        "a.txt is a table, not an article; name it .csv.",
    ),
    "an e-mail as a text": (
        "a.txt",
        lambda: f"{LETTER}Message-ID: <1@example.org>\r\n\r\n{GOOD}".encode(),
        "a.txt is an e-mail or a web archive (MHTML); save its text as .txt, or its page as .html.",
    ),
    "a web archive as a text": ("a.txt", lambda: ARCHIVE, "a.txt is an e-mail or a web archive"),
    "a web archive as a page": ("a.html", lambda: ARCHIVE, "a.html is an e-mail or a web archive"),
    "a page of 20,000 links in a line": (
        "a.html",
        lambda: page(f"{PARAGRAPH}<p>{'<a href=b>c</a> ' * 20_000}</p>"),
        "a.html has a paragraph of over 5,000 tags; save it as .txt instead.",
    ),
    "a gzip archive as a table": (
        "a.csv",
        lambda: gzip.compress(b"text\nIt is late."),
        "a.csv has a zero byte, as no text has; text in UTF-8, UTF-16 or Windows-1252 is accepted.",
    ),
    "a tar archive as a page": (
        "a.html",
        lambda: tar(GOOD.encode()),
        "a.html is a binary file; text in UTF-8, UTF-16 or Windows-1252 is accepted.",
    ),
}


def read_beside_a_good_one(path: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    good = path.with_name("good.txt")
    good.write_text(GOOD, encoding="utf-8")
    return read_articles([good, path])


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_in_a_sentence_that_names_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("story", "workbook"):
        monkeypatch.setattr(f"analysis.reading.{module}.MOST_ROWS", 100)  # to be quick
    monkeypatch.setattr("analysis.reading.story._MOST_CHARACTERS", 400_000)
    file, content, sentence = REFUSED[name]
    (tmp_path / "secret.txt").write_text(NOT_TO_BE_READ)
    (tmp_path / file).write_bytes(content())
    articles, rejected = read_beside_a_good_one(tmp_path / file)
    assert articles["text"].tolist() == [GOOD]
    [reason] = rejected["reason"]
    assert reason.startswith(str(tmp_path / sentence))
    assert reason.isprintable()
    assert reason.endswith(".")
    with pytest.raises(InputError):
        read_story(tmp_path / file)


@pytest.mark.parametrize(
    "beginning",
    [
        "{This story was corrected on Monday.} ",
        '{"Late" is the word of the day.} ',
        "[Corrected: the bridge] ",
        "[1] ",
        '"It is early," Bob Ray said, "or late": ',
        "<b>Late</b> ",
        "<Corrected> ",
        "Text, photographs and a film\n",
        "From: Ann Lee\nTo: the council\nSubject: the bridge\n\n",
        "BRIDGE: ",
        "%PD of the town: ",
    ],
)
def test_a_news_text_that_begins_like_something_else_is_read(
    beginning: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(beginning + GOOD, encoding="utf-8")
    assert read_story(tmp_path)["text"].tolist() == [beginning + GOOD]


@pytest.mark.skipif(
    (3, 12) <= sys.version_info < (3, 12, 2),
    reason="CPython crashes as it ends, after the message: its issue 111784",
)
@pytest.mark.parametrize(("entities", "last"), [(bomb(), "&e9;"), (EXTERNAL, "&b;")])
def test_a_workbook_of_entities_is_refused_without_defusedxml_too(
    entities: str, last: str, tmp_path: Path
) -> None:
    """Then Python's parser, which expands entities up to a limit, has the last word."""
    data = workbook(lambda sheet: entities + sheet.replace("late", last))
    (tmp_path / "a.xlsx").write_bytes(data)
    (tmp_path / "secret.txt").write_text(NOT_TO_BE_READ)
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "quotes", "a.xlsx"],
        cwd=tmp_path,
        env=os.environ | {"OPENPYXL_DEFUSEDXML": "False"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert re.fullmatch(r"[^\n]*a\.xlsx is not a valid \.xlsx file: [^\n]+\.\n", done.stderr)


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    for name in ("a.txt", "a.csv"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(60_000_000_000)
        articles, rejected = read_beside_a_good_one(tmp_path / name)
        assert len(articles) == 1
        assert f"{name} is of 60,000 MB; up to " in rejected["reason"][0]


def test_a_corpus_keeps_what_can_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "export"
    (export / "folder.csv").mkdir(parents=True)
    os.mkfifo(export / "pipe.csv")
    (export / "loop.csv").symlink_to("loop.csv")
    (export / "gone.jsonl").symlink_to("nowhere")
    (export / "random.jsonl").write_bytes(bytes(range(256)))
    (export / "empty.csv").touch()
    (export / "early.parquet").write_bytes(parquet(pa.array([GOOD]))[:-40])
    (export / "thrift.parquet").write_bytes(b"PAR1" + b"\x19\xff" * 30 + b"\x3c\0\0\0PAR1")
    (export / "good.csv").write_text(f'text\nA\0b.\n"{GOOD}"\n', encoding="utf-8")
    out = tmp_path / "out"
    assert main(["corpus", str(export), "-o", str(out)]) == 1
    assert capsys.readouterr().err.endswith(f"Why rows were rejected is in {out / 'rejected'}.\n")
    assert pd.read_parquet(out / "articles")["article"].tolist() == ["good-2"]
    assert pd.read_parquet(out / "quotes")["speaker"].tolist() == ["Ann Lee"]
    rejected = pd.read_parquet(out / "rejected")
    bad = ["early.parquet", "empty.csv", "gone.jsonl", "good.csv", "loop.csv", "pipe.csv"]
    assert sorted(set(rejected["path"])) == [
        str(export / name) for name in (*bad, "random.jsonl", "thrift.parquet")
    ]
    for path, reason in zip(rejected["path"], rejected["reason"], strict=True):
        assert reason.startswith(path)
        assert reason.endswith(".")


SCRIPTS = (
    '<p onclick="alert(1)">The council met on Monday to speak of the bridge, <b onload=alert(2)>'
    "an aide</b> said.<script>alert(3)</script></p><style>p {color: red}</style>"
    "<svg onload=alert(4)><script>alert(5)</script></svg><noscript>Turn it on.</noscript>"
    '<p>It will meet <a href="javascript:alert(6)">again</a> in the town hall in May.</p>'
    "<iframe src=http://evil.example></iframe><template><img src=x onerror=alert(7)></template>"
)


def test_of_a_page_that_runs_only_its_words_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(SCRIPTS))
    text = read_story(tmp_path)["text"][0]
    assert "to speak of the bridge, an aide said." in text
    assert "It will meet again in the town hall in May." in text
    assert not re.search(r"alert|color|evil|[<>{}]", text)


@pytest.mark.parametrize("control", ["&#1;", "&#011;", "&#x1B;[2J", "&#xFFFE;", "&#31 ", "\x03"])
def test_a_control_character_does_not_cost_the_page(control: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(PARAGRAPH.replace("again", f"again{control}")))
    [text] = read_story(tmp_path)["text"]
    assert "The council is to meet again" in text
    (tmp_path / "a.html").write_bytes(
        page("<p>In 2021 it is &#115;aid that 5 &#60; 6 is so.</p>" * 3)
    )
    assert "it is said that 5 < 6" in read_story(tmp_path)["text"][0]


@pytest.mark.parametrize("value", ['["The bridge", 1]', '{"a": "b"}', "null", "5", "[[{}]]"])
@pytest.mark.parametrize("name", ["headline", "publisher", "datePublished", "author", "@type"])
def test_what_a_page_says_of_itself_wrongly_does_not_cost_its_text(
    name: str, value: str, tmp_path: Path
) -> None:
    said = f'{{"@context": "https://schema.org", "@type": "NewsArticle", "{name}": {value}}}'
    script = f'<script type="application/ld+json">{said}</script>'
    (tmp_path / "a.html").write_bytes(
        page(PARAGRAPH).replace(b"<html>", f"<html>{script}".encode())
    )
    [article] = read_story(tmp_path).to_dict("records")
    assert article["text"].startswith(GOOD)
    assert article["title"] is None


@pytest.mark.parametrize("kind", [bomb(), EXTERNAL, "<?xml version='1.0'?>" + bomb()])
def test_a_page_includes_nothing(kind: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(NOT_TO_BE_READ)
    (tmp_path / "a.html").write_bytes(page(f"<p>&b; &e9;</p>{PARAGRAPH * 3}", before=kind))
    articles, _ = read_articles(tmp_path / "a.html")
    assert not articles["text"].str.contains(NOT_TO_BE_READ).any()
    assert (articles["text"].str.len() < 10_000).all()


def test_what_a_workbook_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    """One far cell would have millions made; a wrong size would cut the articles."""
    for size in ("A1:XFD1048576", "A1:A1"):
        data = workbook(lambda sheet, size=size: sheet.replace('ref="A1:A2"', f'ref="{size}"'))
        (tmp_path / "a.xlsx").write_bytes(data)
        assert read_story(tmp_path / "a.xlsx")["text"].tolist() == [GOOD]
    far = '<c r="XFD2" t="inlineStr"><is><t>far away</t></is></c></row>'
    data = workbook(
        lambda sheet: "".join(sheet.rpartition("</row>")[:1]) + far + "</sheetData></worksheet>"
    )
    (tmp_path / "a.xlsx").write_bytes(data)
    assert read_story(tmp_path / "a.xlsx")["text"].tolist() == [GOOD]


@pytest.mark.parametrize(
    "name",
    [
        "two words",
        "it's",
        'a "b"',
        "a\nb",
        "\x1b[2Ja",
        "$x_1",
        "<b>",
        "a;b|c&d",
        "\u202ea",
        "a\udce9",
    ],
)
def test_any_name_of_a_folder_and_a_file(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    folder.mkdir()
    (folder / f"{name}.txt").write_text(GOOD, encoding="utf-8")
    (folder / f"{name}2.txt").write_bytes(b"\0")
    articles, rejected = read_articles(folder)
    assert articles["text"].tolist() == [GOOD]
    assert rejected["reason"][0].isprintable(), "a message is one line and obeys no control"
    with pytest.raises(InputError) as raised:
        read_story(folder / f"{name}3.txt")
    assert str(raised.value).isprintable()


def test_no_name_of_a_file_controls_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "\x1b[2Ja\n'\""
    (tmp_path / f"{name}.csv").write_text("text\nIt is late.\n")
    (tmp_path / f"{name}b.csv").write_bytes(b"")
    for more in (["--dry-run"], []):
        main(["corpus", str(tmp_path), "-o", str(tmp_path / f"_{name}"), *more])
    main(["quotes", str(tmp_path / f"{name}.csv"), "-o", str(tmp_path / name / "a.csv")])
    out, err = capsys.readouterr()
    lines = [line for line in (out + err).splitlines() if " articles/s" not in line]
    assert all(line.isprintable() for line in lines if "%|" not in line)
    assert len(lines) < 12


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(InputError) as raised:
        read_articles(tmp_path)
    assert str(raised.value) == f"{tmp_path} cannot be read (Permission denied)."


@pytest.mark.parametrize(
    "toml", ["{key} = 1", 'title = "x"\n[[article]]\nfile = "a.txt"\npublished = "{key}"']
)
def test_a_message_is_short_however_long_what_it_is_about(toml: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "story.toml").write_text(toml.format(key="k" * 1_000_000))
    with pytest.raises(InputError) as raised:
        read_story(tmp_path)
    said = str(raised.value)
    assert len(said) < 3_000
    assert "story.toml" in said
    assert said.endswith((" known are title, article.", " is accepted."))
