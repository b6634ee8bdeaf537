"""How a run ends: 0 clean, 1 found, 2 failed with one clear line for each failure and never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Outcome = tuple[int, str, str]
Main = Callable[..., Outcome]

CLEAN = "The mayor smiled. The mayor owns 27 parrots.\n"
SLIP = "The contract ends on 31 June 2025.\n"
RULE = """\
id: house
severity: note
title: t
fact: {propertyy: deaths}
message: "{left.text}"
examples: [{name: a, article: It killed 5 people., finds: 1}, {name: b, article: It rained., finds: 0}]
"""


@pytest.fixture
def paper(desk: Path) -> Path:
    """A folder with a clean article, one with an error, and what can go wrong."""
    (desk / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (desk / "slip.txt").write_text(SLIP, encoding="utf-8")
    (desk / "empty.txt").write_text(" \n", encoding="utf-8")
    (desk / "latin.txt").write_bytes(b"Police\ncaf\xe9 40.\n")
    (desk / "folder").mkdir()
    (desk / "slip").mkdir()
    (desk / "slip" / "house.yaml").write_text(RULE, encoding="utf-8")
    lines = [
        '{"id": "a", "text": "The mayor owns 27 parrots."}',
        "{",
        '{"id": "c", "text": "It ends on 31 June 2025."}',
    ]
    (desk / "s.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return desk


FAILURES = [
    (["audit", "none.txt"], "numcheck: none.txt: cannot be read: no such file or directory"),
    (["audit", "folder"], "numcheck: folder: cannot be read: is a directory"),
    (["audit", "none.jsonl"], "numcheck: none.jsonl: cannot be read: no such file or directory"),
    (["audit", "empty.txt"], "numcheck: empty.txt: the article is empty: there is nothing to check"),
    (["audit", "latin.txt"], "numcheck: latin.txt:2:4: not UTF-8: byte 0xe9 at offset 10; save the file as UTF-8"),
    (
        ["audit", "clean.txt", "--published", "soon"],
        "numcheck: --published 'soon' is not a date; write it YYYY-MM-DD, as in 2024-10-25",
    ),
    (
        ["audit", "clean.txt", "--published", "2024-02-30"],
        "numcheck: --published '2024-02-30': day is out of range for month; write it YYYY-MM-DD",
    ),
    (
        ["audit", "clean.txt", "--published", "2024-10-25 or so"],
        "numcheck: --published '2024-10-25 or so' is not a date",
    ),
    (["audit", "clean.txt", "--against", "none.txt"], "numcheck: none.txt: cannot be read: no such file or directory"),
    (["audit", "clean.txt", "--against", "slip.txt@2024-13-01"], "numcheck: the date of slip.txt@2024-13-01"),
    (["audit", "s.jsonl", "--against", "slip.txt"], "numcheck: --against goes with articles"),
    (
        ["audit", "clean.txt", "--select", "figure-movd"],
        "numcheck: no rule has the id 'figure-movd'; did you mean 'figure-moved'?",
    ),
    (["audit", "clean.txt", "--ignore", "x,figure-moved"], "numcheck: no rule has the id 'x'"),
    (
        ["audit", "clean.txt", "--rules", "slip"],
        "slip/house.yaml:4:8: unknown condition on a fact 'propertyy'; did you mean 'property'?",
    ),
    (["audit", "clean.txt", "--rules", "nowhere"], "numcheck: nowhere: no such rule file or folder"),
    (["audit", "clean.txt", "--pipeline", "no_such"], "numcheck: no spaCy pipeline named 'no_such'"),
    (["audit", "clean.txt", "--output", "xml=a"], "numcheck: --output 'xml=a': write FORMAT=FILE"),
    (["audit", "clean.txt", "--output", "json"], "numcheck: --output 'json': write FORMAT=FILE"),
    (["audit", "clean.txt", "--output", "json=folder"], "numcheck: folder: cannot be written: is a directory"),
    (
        ["audit", "clean.txt", "--output", "json=none/a"],
        "numcheck: none/a: cannot be written: no such file or directory",
    ),
    (["audit", "clean.txt", "--format", "xml"], "numcheck audit: argument --format: invalid choice: 'xml'"),
    (["audit", "clean.txt", "--fail-on", "sometimes"], "numcheck audit: argument --fail-on: invalid choice"),
    (["audit", "clean.txt", "--colour"], "numcheck: unrecognized arguments: --colour"),
    (["audit"], "numcheck: no article: name one"),
    (["judge"], "numcheck: argument COMMAND: invalid choice: 'judge'"),
    ([], "numcheck: the following arguments are required: COMMAND"),
    (["facts", "none.txt"], "numcheck: none.txt: cannot be read: no such file or directory"),
    (["facts", "clean.txt", "--published", "soon"], "numcheck: --published 'soon' is not a date"),
    (["rules", "show", "figure-movd"], "numcheck: no rule has the id 'figure-movd'; did you mean 'figure-moved'?"),
    (["rules", "lint", "slip"], "slip/house.yaml:4:8: unknown condition on a fact 'propertyy'"),
    (["rules", "test", "slip"], "slip/house.yaml:4:8: unknown condition on a fact 'propertyy'"),
    (["rules"], "numcheck rules: the following arguments are required: VERB"),
]


@pytest.mark.parametrize(
    ("arguments", "said"), FAILURES, ids=lambda value: " ".join(value) if isinstance(value, list) else None
)
def test_a_failure_is_one_clear_line(paper: Path, main: Main, arguments: list[str], said: str) -> None:
    """Status 2 and a line that names what is wrong, where, and what would mend it."""
    status, _, err = main(*arguments)
    assert status == 2
    assert err.count("\n") == 1
    assert said in err


@pytest.mark.parametrize(
    "arguments",
    [["audit", "none.txt"], ["audit", "latin.txt"], ["rules", "lint", "slip"], ["audit", "clean.txt", "--x"]],
)
def test_a_process_fails_without_traceback(paper: Path, shell: Main, arguments: list[str]) -> None:
    """The same from a shell."""
    status, out, err = shell(*arguments)
    assert (status, out.replace("\n", ""), err.count("\n")) == (2, "", 1)


def test_all_mistakes_of_the_rules_are_told(paper: Path, main: Main) -> None:
    """One line for each, and nothing is audited."""
    (paper / "slip" / "house.yaml").write_text(RULE.replace("severity: note", "severity: loud"), encoding="utf-8")
    status, out, err = main("audit", "clean.txt", "--rules", "slip", "--output", "json=kept.json")
    assert (status, out) == (2, "")
    assert [line.split(": ")[1].split(":")[1:] for line in err.splitlines()] == [["2", "11"], ["4", "8"]]


def test_a_mistaken_run_destroys_no_file(paper: Path, main: Main) -> None:
    """A wrong option or rule is noticed before a file of --output is emptied."""
    (paper / "kept.json").write_text("{}", encoding="utf-8")
    for wrong in ("--select", "x"), ("--rules", "slip"), ("--output", "xml=y"):
        assert main("audit", "clean.txt", "--output", "json=kept.json", *wrong)[0] == 2
        assert (paper / "kept.json").read_text(encoding="utf-8") == "{}", wrong


def test_an_output_never_overwrites_what_is_read(paper: Path, main: Main) -> None:
    """An article, a source or a file of stories given as --output too is a mistake, and stays as it is."""
    for arguments in (["slip.txt"], ["clean.txt", "--against", "slip.txt"]):
        status, _, err = main("audit", *arguments, "--output", "json=slip.txt")
        assert (status, err.count("\n")) == (2, 1)
        assert (paper / "slip.txt").read_text(encoding="utf-8") == SLIP


# --- statuses -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["clean.txt"], 0),
        (["slip.txt"], 1),
        (["slip.txt", "--fail-on", "error"], 1),
        (["slip.txt", "--fail-on", "never"], 0),
        (["slip.txt", "--ignore", "impossible-date"], 0),
        (["slip.txt", "--select", "weekday-date,figure-moved"], 0),
        (["slip.txt", "--select", "impossible-date"], 1),
        (["clean.txt", "slip.txt"], 1),
        (["slip.txt", "none.txt"], 2),
        (["none.txt", "slip.txt", "--fail-on", "never"], 2),
        (["s.jsonl"], 2),
        (["clean.txt", "--against", "slip.txt"], 0),
        (["clean.txt", "--against", "slip.txt", "--fail-on", "note"], 1),
    ],
)
def test_the_status(paper: Path, main: Main, arguments: list[str], status: int) -> None:
    """0 nothing at or above --fail-on, 1 something, 2 a failure; 2 wins."""
    assert main("audit", *arguments)[0] == status


def test_failed_stories_stand_in_their_place(paper: Path, main: Main, valid: Callable[[Any], Any]) -> None:
    """The others are answered, in order; the failure says its line, and is told on standard error too."""
    status, out, err = main("audit", "s.jsonl", "--format", "jsonl")
    answers = [valid(line) for line in out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "2", "c"]
    assert [sorted(answer)[0] for answer in answers] == ["facts", "error", "facts"]
    assert answers[1]["error"]["line"] == 2
    assert (status, err.count("\n"), err.startswith("numcheck: s.jsonl:2:")) == (2, 1, True)


def test_failed_articles_stand_in_their_place(paper: Path, main: Main, valid: Callable[[Any], Any]) -> None:
    """So do files: an array with the failure between the answers."""
    status, out, err = main("audit", "clean.txt", "latin.txt", "slip.txt", "--format", "json")
    answers = valid(out)
    assert [answer["id"] for answer in answers] == ["clean.txt", "latin.txt", "slip.txt"]
    assert answers[1]["error"] == {
        "message": answers[1]["error"]["message"],
        "file": "latin.txt",
        "line": 2,
        "column": 4,
    }
    assert (status, err.count("\n")) == (2, 1)


def test_the_good_stories_of_facts_are_answered(paper: Path, main: Main, valid: Callable[[Any], Any]) -> None:
    """`facts` fails a story alone too."""
    status, out, _ = main("facts", "s.jsonl", "--format", "jsonl")
    assert (status, [valid(line)["id"] for line in out.splitlines()]) == (2, ["a", "2", "c"])


# --- what the system may do ---------------------------------------------------------------------
def _no_traceback(err: str) -> bool:
    return "Traceback" not in err and "Exception" not in err and err.count("\n") <= 1


@pytest.mark.parametrize(
    "arguments",
    [["audit", "clean.txt", "slip.txt"], ["facts", "slip.txt"], ["rules", "list"], ["--help"]],
    ids=" ".join,
)
@pytest.mark.parametrize("unbuffered", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
def test_a_closed_pipe_ends_quietly(paper: Path, arguments: list[str], unbuffered: dict[str, str]) -> None:
    """Who stops reading needs no traceback."""
    reading, writing = os.pipe()
    os.close(reading)
    code = "import sys; from numcheck.cli import main; sys.exit(main())"
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=buffered | unbuffered,
        check=False,
        timeout=60,
    )
    os.close(writing)
    assert done.stderr == b""


@pytest.mark.parametrize("output", ["> /dev/full", "--output json=/dev/full"])
def test_a_full_disk_is_one_line(paper: Path, output: str) -> None:
    """What could not be written is a failure, told like any other."""
    command = f'"$0" -c "import sys; from numcheck.cli import main; sys.exit(main())" audit slip.txt {output}'
    done = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable], capture_output=True, check=False, timeout=60, text=True
    )
    assert (done.returncode, _no_traceback(done.stderr)) == (2, True), done.stderr
    assert "no space left" in done.stderr.lower()


def test_a_terminal_that_knows_no_utf8(paper: Path, shell: Main) -> None:
    """Signs that an encoding lacks are replaced; the findings are printed all the same."""
    status, out, err = shell("audit", "slip.txt", env={"PYTHONIOENCODING": "ascii"})
    assert (status, err) == (1, "")
    assert "impossible-date" in out


def test_a_file_name_that_is_no_utf8(paper: Path, shell: Main) -> None:
    """The system's names are bytes; an article under such a name is audited, in every format."""
    name = b"caf\xe9.txt"
    with open(name, "wb") as file:
        file.write(SLIP.encode())
    for style in ("concise", "jsonl"):
        status, out, err = shell("audit", name, "--format", style)
        assert (status, err) == (1, "")
        assert "impossible-date" in out


def test_odd_ids_do_not_stop_the_run(paper: Path, shell: Main, valid: Callable[[Any], Any]) -> None:
    """Half a surrogate pair, or a number too long, fails its own story."""
    rows = [
        '{"id": "\\ud800", "text": "It ends on 31 June 2025."}',
        '{"id": %s, "text": "x"}' % ("1" * 5000),
        json.dumps({"id": "z", "text": SLIP}),
    ]
    (paper / "odd.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    status, out, err = shell("audit", "odd.jsonl", "--format", "jsonl")
    assert status == 2
    assert "Traceback" not in err
    assert valid(out.splitlines()[-1])["id"] == "z"


def test_an_error_of_its_own_is_one_line(monkeypatch: pytest.MonkeyPatch, paper: Path, main: Main) -> None:
    """What nobody foresaw ends in status 2 too, which is not that of findings."""
    (paper / "a.txt").write_text("Five men came.\n", encoding="utf-8")
    monkeypatch.setattr("numcheck.api.meet", lambda *_: 1 / 0)
    status, _, err = main("audit", "a.txt")
    assert (status, err.count("\n")) == (2, 1)
    assert "ZeroDivisionError" in err


def test_a_file_of_stories_is_no_source(paper: Path, main: Main) -> None:
    """Its JSON is no prose to compare with."""
    (paper / "a.txt").write_text("Five men came.\n", encoding="utf-8")
    (paper / "s.jsonl").write_text('{"text": "Five men came."}\n', encoding="utf-8")
    status, _, err = main("audit", "a.txt", "--against", "s.jsonl")
    assert (status, "a source is one text" in err) == (2, True)
