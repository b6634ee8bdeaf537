"""What is printed, where, and in which form; nothing in an article steers the terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Outcome = tuple[int, str, str]
Main = Callable[..., Outcome]
Valid = Callable[[Any], Any]

DRAFT = "The general said [2,000 troops](x) were **encircled** by the river on Thursday.\n"
WIRE = "The general said 2,000 troops had finished their training by the river.\n"


@pytest.fixture
def paper(desk: Path) -> Path:
    """A draft that a source does not bear out."""
    (desk / "draft.md").write_text(DRAFT, encoding="utf-8")
    (desk / "wire.txt").write_text(WIRE, encoding="utf-8")
    return desk


def test_full_is_the_default(paper: Path, main: Main) -> None:
    """An editor sees both places and the totals."""
    status, out, err = main("audit", "draft.md", "--against", "wire.txt")
    assert (status, err) == (1, "")
    assert out.startswith("warning[figure-moved]: ")
    assert "draft.md:1:19" in out
    assert "wire.txt:1:18" in out
    assert out == main("audit", "draft.md", "--against", "wire.txt", "--format", "full")[1]


def test_concise(paper: Path, main: Main) -> None:
    """A line a finding, then the totals."""
    _, out, _ = main("audit", "draft.md", "--against", "wire.txt", "--format", "concise")
    assert re.match(r"draft\.md:1:19: warning\[figure-moved\] .*\ndraft\.md: 2 figures and dates: ", out)


def test_json(paper: Path, main: Main, valid: Valid) -> None:
    """One object for one article, an array for several; jsonl a line each."""
    _, one, _ = main("audit", "draft.md", "--against", "wire.txt", "--format", "json")
    _, two, _ = main("audit", "draft.md", "wire.txt", "--format", "json")
    _, lines, _ = main("audit", "draft.md", "wire.txt", "--format", "jsonl")
    assert valid(one)["findings"][0]["evidence"][1]["document"] == "wire.txt"
    assert [answer["id"] for answer in valid(two)] == ["draft.md", "wire.txt"]
    assert [valid(line) for line in lines.splitlines()] == valid(two)


def test_json_is_given_for_nothing(paper: Path, main: Main, valid: Valid) -> None:
    """No story gives an empty array, as any number but one does."""
    (paper / "none.jsonl").write_bytes(b"\n")
    status, out, _ = main("audit", "none.jsonl", "--format", "json")
    assert (status, valid(out)) == (0, [])


def test_further_outputs(paper: Path, main: Main, valid: Valid) -> None:
    """Files get their formats, standard output its own."""
    _, out, _ = main("audit", "draft.md", "--output", "json=a.json", "--output", "concise=a.txt", "--format", "jsonl")
    assert valid((paper / "a.json").read_text(encoding="utf-8")) == valid(out)
    assert (paper / "a.txt").read_text(encoding="utf-8") == main("audit", "draft.md", "--format", "concise")[1]


def test_standard_input(paper: Path, main: Main, valid: Valid) -> None:
    """A dash is standard input, as article or as source."""
    plain = DRAFT.replace("[", "").replace("](x)", "").replace("*", "").encode()
    _, out, _ = main("audit", "-", "--against", "wire.txt", "--format", "json", stdin=plain)
    assert {place["document"] for place in valid(out)["findings"][0]["evidence"]} == {"stdin", "wire.txt"}
    _, out, _ = main("audit", "draft.md", "--against", "-", "--format", "json", stdin=WIRE.encode())
    assert {place["document"] for place in valid(out)["findings"][0]["evidence"]} == {"draft.md", "stdin"}


def test_publication_dates(paper: Path, main: Main, valid: Valid) -> None:
    """By the flag for the article, by @DATE for a source; without one a weekday stays open."""

    def timex(*arguments: str) -> dict[str, str]:
        times = valid(main("audit", *arguments, "--format", "json")[1])["times"]
        return {time["document"]: time["timex"] for time in times}

    (paper / "b@home.txt").write_text(DRAFT, encoding="utf-8")
    assert timex("draft.md") == {"draft.md": "XXXX-WXX-4"}
    assert timex("draft.md", "--published", "2024-10-25") == {"draft.md": "2024-10-24"}
    assert timex("wire.txt", "--against", "draft.md@2024-10-18") == {"draft.md": "2024-10-17"}
    assert timex("wire.txt", "--against", "b@home.txt@2024-10-18") == {"b@home.txt": "2024-10-17"}
    assert timex("wire.txt", "--against", "b@home.txt") == {"b@home.txt": "XXXX-WXX-4"}


def test_a_flag_dates_stories_without_a_date(paper: Path, main: Main, valid: Valid) -> None:
    """A story's own date is kept."""
    rows = [
        {"text": "It fell on Thursday 5 percent."},
        {"text": "It fell on Thursday 5 percent.", "published": "2024-05-03"},
    ]
    (paper / "s.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    _, out, _ = main("audit", "s.jsonl", "--published", "2024-10-25", "--format", "jsonl")
    assert [valid(line)["times"][0]["timex"] for line in out.splitlines()] == ["2024-10-24", "2024-05-02"]


# --- facts --------------------------------------------------------------------------------------
def test_facts_as_a_table(paper: Path, main: Main) -> None:
    """A row for every figure and date, in the order of the text, under one head."""
    status, out, _ = main("facts", "draft.md", "--published", "2024-10-25")
    head, *rows = out.splitlines()
    assert status == 0
    assert head.split()[:3] == ["where", "text", "read"]
    assert [row.split()[0] for row in rows] == ["draft.md#1", "draft.md@1"]
    assert "troops" in rows[0]
    assert "2024-10-24" in rows[1]
    assert len({row.index(word) for row, word in ((head, "text"), (rows[0], "2,000"), (rows[1], "Thursday"))}) == 1


def test_facts_as_json(paper: Path, main: Main, valid: Valid) -> None:
    """The same facts as an audit gives."""
    _, one, _ = main("facts", "draft.md", "--format", "json")
    _, lines, _ = main("facts", "draft.md", "wire.txt", "--format", "jsonl")
    _, audit, _ = main("audit", "draft.md", "--format", "json")
    answer = valid(one)
    assert set(answer) == {"version", "id", "facts", "times"}
    assert [valid(line)["id"] for line in lines.splitlines()] == ["draft.md", "wire.txt"]
    assert (answer["facts"], answer["times"]) == (valid(audit)["facts"], valid(audit)["times"])


# --- rules --------------------------------------------------------------------------------------
def test_rules_list(main: Main) -> None:
    """A line a rule with its kind and severity."""
    status, out, _ = main("rules", "list")
    assert status == 0
    assert ["value-conflict", "conflict", "error"] in [line.split()[:3] for line in out.splitlines()]


def test_rules_show(main: Main) -> None:
    """Title, why, conditions in words, and every example."""
    status, out, _ = main("rules", "show", "figure-moved")
    assert status == 0
    for words in (
        "figure-moved (shift, warning)",
        "The same figure is said of another group",
        "between article-article or article-source",
        "distinctive",
        "Unless left value < 10",
        "Replaces on the same facts: unsupported-figure",
        "another country's refugees: fires",
        "stays silent",
    ):
        assert words in out


HOUSE = """\
id: house
severity: warning
title: A toll needs a speaker
fact: {property: deaths, attribution: null}
message: "nobody is named for {left.figure}"
examples:
  - {name: nobody, article: "The quake killed [[18 people]].", finds: 1}
  - {name: the ministry, article: "The quake killed 18 people, the ministry said.", finds: 0}
"""


def test_house_rules(paper: Path, main: Main) -> None:
    """They are listed, shown, linted, tested and run beside the built-in ones."""
    (paper / "slip").mkdir()
    (paper / "slip" / "house.yaml").write_text(HOUSE, encoding="utf-8")
    (paper / "toll.txt").write_text("The quake killed 18 people.\n", encoding="utf-8")
    assert "A toll needs a speaker" in main("rules", "list", "--rules", "slip")[1]
    assert main("rules", "show", "house", "--rules", "slip")[1].startswith("house (slip, warning)")
    assert main("rules", "lint", "slip")[:2] == (0, "1 rules are well formed\n")
    status, out, _ = main("rules", "test", "slip")
    assert (status, [line.rsplit(": ", 1)[-1] for line in out.splitlines()]) == (
        0, ["ok", "ok", "2 of 2 examples of 1 rules pass"],
    )  # fmt: skip
    status, out, _ = main("audit", "toll.txt", "--rules", "slip", "--format", "concise")
    assert (status, "warning[house] nobody is named for 18" in out) == (1, True)


def test_a_failing_example(paper: Path, main: Main) -> None:
    """`rules test` names the file, the line, the rule and the example, and fails."""
    (paper / "slip").mkdir()
    (paper / "slip" / "house.yaml").write_text(HOUSE.replace("finds: 1}", "finds: 2}"), encoding="utf-8")
    status, out, _ = main("rules", "test", "slip")
    assert status == 1
    assert re.search(r"slip/house\.yaml:7: house: nobody: expected 2 finding\(s\), got 1", out)
    assert "1 of 2 examples" in out


def test_the_built_in_rules_are_well_formed(main: Main) -> None:
    """Lint without paths looks at those."""
    status, out, _ = main("rules", "lint")
    assert (status, int(out.split()[0]) >= 10) == (0, True)


# --- terminals ----------------------------------------------------------------------------------
def _on_a_terminal(arguments: list[str], **env: str) -> str:
    """What numcheck prints when standard output is a terminal."""
    ours, theirs = pty.openpty()
    code = "import sys; from numcheck.cli import main; sys.exit(main())"
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    done = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=theirs, stderr=subprocess.PIPE, env={**environment, **env}
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            piece = b""
        if not piece:
            break
        shown += piece
    done.communicate(timeout=60)
    os.close(ours)
    return shown.decode()


def test_colours_on_a_terminal_only(paper: Path, main: Main) -> None:
    """Escape codes for a terminal, none with NO_COLOR, none in a pipe; the words are the same."""
    arguments = ["audit", "draft.md", "--against", "wire.txt"]
    coloured, plain = _on_a_terminal(arguments), _on_a_terminal(arguments, NO_COLOR="1")
    piped = main(*arguments)[1]
    assert "\x1b[" in coloured
    assert "\x1b" not in plain + piped
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured).replace("\r\n", "\n") == plain.replace("\r\n", "\n") == piped


@pytest.mark.parametrize("style", ["full", "concise", "table"])
def test_articles_cannot_steer_the_terminal(paper: Path, main: Main, style: str) -> None:
    """Controls and direction marks in texts, headlines, names, ids and dates never come out."""
    bad = "\x1b[2J\x07\u202e\x9b"
    rows = [
        {
            "id": f"i{bad}d",
            "article": {
                "text": f"The mayor{bad} said {bad}on 31 June{bad} he had 40{bad} men{bad}.",
                "headline": f"40 {bad}men",
                "name": f"n{bad}e",
            },
            "sources": [{"text": f"He had {bad}60 men.", "name": f"s{bad}"}],
        },
        {"id": f"x{bad}", "text": "t", "published": f"{bad}"},
        {"id": "y", "text": "t", f"{bad}": 1, "sources": bad},
    ]
    (paper / "s.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (paper / f"{bad}.txt").write_bytes(b"\xff")
    command = ["facts"] if style == "table" else ["audit"]
    _, out, err = main(*command, "s.jsonl", f"{bad}.txt", "--format", style)
    assert "40" in out
    assert {char for char in out + err if not char.isprintable()} == {"\n"}
