"""Living with findings: comments in the text, a baseline, changed lines, and sources found beside an article."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Main = Callable[..., tuple[int, str, str]]

WIRE = "The general said 2,000 Russian troops had finished their training. The depot lies 40 km from the front."
MOVED = "The general said 2,000 Ukrainian troops were encircled by the river."
OTHER = "The depot lies 60 km from the front."


def _write(desk: Path, **files: str) -> None:
    for name, text in files.items():
        (desk / name.replace("_", ".")).write_text(text, encoding="utf-8")


def _answer(main: Main, *arguments: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(main("audit", "a.md", *arguments, "--format", "json")[1])
    return answer


def _rules(answer: dict[str, Any]) -> list[str]:
    return [finding["rule"] for finding in answer["findings"] if finding["severity"] != "note"]


# --- comments ---------------------------------------------------------------------------------
IGNORE = '<!-- numcheck: ignore[figure-moved] reason="the desk has both reports" -->'


@pytest.mark.parametrize(
    "text", [f"{MOVED} {IGNORE}", f"{IGNORE}\n\n{MOVED}", f"{IGNORE}\n{MOVED}", f"# {MOVED} {IGNORE}"]
)
def test_a_comment_silences_a_rule_in_its_paragraph(desk: Path, main: Main, text: str) -> None:
    """Inside it or alone before it; the ledger keeps the status and gives the reason."""
    _write(desk, a_md=text, wire_txt=WIRE)
    answer = _answer(main, "--against", "wire.txt")
    assert "figure-moved" not in _rules(answer)
    (entry,) = (e for e in answer["ledger"] if e["status"] == "shift")
    assert entry["why"].endswith("(ignored in the text: the desk has both reports)")
    assert entry["findings"] == []
    assert answer["notices"] == []


def test_a_comment_reaches_no_further(desk: Path, main: Main) -> None:
    """Neither the paragraph after next nor another rule."""
    _write(desk, a_md=f"{IGNORE}\n\nNothing to see.\n\n{MOVED}\n\n{OTHER}", wire_txt=WIRE)
    answer = _answer(main, "--against", "wire.txt")
    assert "figure-moved" in _rules(answer)
    assert answer["notices"] == ["a.md:1:1: nothing to ignore here: figure-moved"]


def test_an_unused_comment_is_a_note(desk: Path, main: Main) -> None:
    """It is printed, and fails where notes fail; not where its rule does not run."""
    _write(desk, a_md=f"{IGNORE}\n\nNothing to see.")
    status, out, _ = main("audit", "a.md")
    assert (status, "note: a.md:1:1: nothing to ignore here: figure-moved" in out) == (0, True)
    assert main("audit", "a.md", "--fail-on", "note")[0] == 1
    assert "nothing to ignore" not in main("audit", "a.md", "--select", "parts-total")[1]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("<!-- numcheck: ignore[figure-moved] -->", "not understood"),
        ('<!-- numcheck: ignore reason="x" -->', "not understood"),
        ('<!-- numcheck: ignore[] reason="x" -->', "not understood"),
        ('<!-- numcheck: ignore[figure-moved] reason=" " -->', "not understood"),
        ('<!-- numcheck ignore[figure-moved] reason="x" -->', "not understood"),
        ('<!-- numcheck: ignore[figure-movd] reason="x" -->', "did you mean 'figure-moved'"),
    ],
)
def test_a_malformed_comment_is_an_error(desk: Path, main: Main, comment: str, said: str) -> None:
    """With its line and column, and the others of the run go on."""
    _write(desk, a_md=f"# Title\n\nWords {comment} and words.", b_md="Nothing.")
    status, out, err = main("audit", "a.md", "b.md")
    assert status == 2
    assert err.startswith("numcheck: a.md:3:7: ")
    assert said in err
    assert "b.md: 0 figures" in out


def test_code_and_other_comments_are_left_alone(desk: Path, main: Main) -> None:
    """What stands in code is an example of a comment, not one."""
    _write(desk, a_md="Write `<!-- numcheck: ignore -->` so.\n\n    <!-- numcheck: ignore -->\n\n<!-- a note -->\n")
    assert main("audit", "a.md")[0] == 0


def test_a_comment_takes_its_figures_out_of_the_note(desk: Path, main: Main) -> None:
    """The one note of unsupported figures goes on for those that no comment covers."""
    comment = '<!-- numcheck: ignore[unsupported-figure] reason="ours" -->'
    _write(
        desk, a_md=f"The mayor owns 27 parrots. {comment}\n\nHis cousin rears 14 goats.", wire_txt="The mayor spoke."
    )
    found = _answer(main, "--against", "wire.txt")["findings"]
    assert isinstance(found, list)
    assert [[evidence["text"] for evidence in note["evidence"]] for note in found] == [["14"]]


# --- baseline ---------------------------------------------------------------------------------
def test_a_baseline_keeps_what_is_known(desk: Path, main: Main) -> None:
    """After edits around a finding it is still known; a new one is told; the ledger says why the other is not."""
    _write(desk, a_md=MOVED, wire_txt=WIRE)
    status, out, _ = main("baseline", "write", "a.md", "--against", "wire.txt")
    assert (status, out) == (0, "numcheck-baseline.json: 1 findings of 1 stories\n")
    _write(desk, a_md=f"A new opening of the story.\n\n{MOVED} It rained.\n\n{OTHER}")
    answer = _answer(main, "--against", "wire.txt", "--baseline", "numcheck-baseline.json")
    assert _rules(answer) == ["value-conflict"]
    assert any("(known, in the baseline)" in e["why"] for e in answer["ledger"])
    (desk / "numcheck.toml").write_text('baseline = "numcheck-baseline.json"\n', encoding="utf-8")
    assert _rules(_answer(main, "--against", "wire.txt")) == ["value-conflict"]
    assert main("baseline", "write", "a.md", "--against", "wire.txt")[1].startswith(
        "numcheck-baseline.json: 2 findings"
    )


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [3]}'])
def test_what_is_no_baseline(desk: Path, main: Main, text: str) -> None:
    """One line, status 2."""
    _write(desk, a_md="Nothing.", b_json=text)
    status, _, err = main("audit", "a.md", "--baseline", "b.json")
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith("numcheck: b.json")


# --- changed lines ----------------------------------------------------------------------------
def _git(desk: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=desk, check=True, capture_output=True)


@pytest.fixture
def repository(desk: Path) -> Path:
    """A git working tree whose article has one faulty paragraph."""
    _write(desk, a_md=f"{MOVED}\n\nNothing here.\n", wire_txt=WIRE)
    _git(desk, "init", "-q")
    _git(desk, "add", ".")
    _git(desk, "commit", "-qm", "first")
    return desk


def test_only_what_a_change_touched(repository: Path, main: Main) -> None:
    """Findings on other lines are not told; those on changed lines are; a new file is new throughout."""
    arguments = ("--against", "wire.txt", "--changed-lines", "HEAD")
    assert _rules(_answer(main, *arguments)) == []
    _write(repository, a_md=f"{MOVED}\n\n{OTHER}\n")
    answer = _answer(main, *arguments)
    assert _rules(answer) == ["value-conflict"]
    assert any("(on no changed line)" in e["why"] for e in answer["ledger"])
    _write(repository, b_md=MOVED)
    assert main("audit", "b.md", *arguments)[0] == 1


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", "HEAD~9", ""])
def test_a_commit_that_is_none(repository: Path, main: Main, ref: str) -> None:
    """One line, status 2, and nothing is written."""
    status, _, err = main("audit", "a.md", f"--changed-lines={ref}")
    assert (status, err.count("\n")) == ((2, 1) if ref else (0, 0))
    assert sorted(p.name for p in repository.iterdir() if p.name != ".git") == ["a.md", "wire.txt"]


def test_no_repository(desk: Path, main: Main, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git's own words, on one line."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.parent))
    _write(desk, a_md="Nothing.", s_jsonl='{"text": "Nothing."}')
    assert main("audit", "a.md", "--changed-lines", "HEAD")[2].startswith("numcheck: --changed-lines: ")
    assert "needs files" in main("audit", "s.jsonl", "--changed-lines", "HEAD")[2]


# --- sources beside an article ------------------------------------------------------------------
@pytest.mark.parametrize(
    "files",
    [
        {"a.source.txt": WIRE},
        {"a.source-wire.md": WIRE},
        {"a.sources/wire.txt": WIRE},
        {"wire.txt": WIRE, "a.sources.yaml": "- wire.txt@2024-10-24\n"},
        {"wire.txt": WIRE, "a.md": f"---\nsources: [wire.txt@2024-10-24]\n---\n{MOVED}"},
        {"wire.txt": WIRE, "a.md": f"---\nsources: wire.txt\n---\n{MOVED}"},
        {"wires/a-1.txt": WIRE, "numcheck.toml": 'sources = ["wires/{stem}-*.txt"]\n'},
    ],
)
def test_sources_are_found(desk: Path, main: Main, files: dict[str, str]) -> None:
    """By name, in a folder, by a sidecar, by front matter, by the settings' pattern."""
    for name, text in {"a.md": MOVED, **files}.items():
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text(text, encoding="utf-8")
    assert "figure-moved" in _rules(_answer(main))
    assert "figure-moved" in main("why", f"a.md:{1 + files.get('a.md', '').count(chr(10))}")[1]


@pytest.mark.parametrize(
    ("sidecar", "said"),
    [
        ("wire.txt", "must be a list of words"),
        ("- gone.txt", "cannot be read"),
        ("- wire.txt@2024-13-01", "write it YYYY-MM-DD"),
        ("- ../../outside.txt", "lies outside"),
        ("- /etc/hostname", "lies outside"),
        ("- [", "not YAML"),
    ],
)
def test_a_broken_sidecar(desk: Path, main: Main, sidecar: str, said: str) -> None:
    """The article is not audited without its sources, as if that were fine."""
    (desk / "in").mkdir()
    (desk / "in" / "a.md").write_text(MOVED, encoding="utf-8")
    (desk / "in" / "wire.txt").write_text(WIRE, encoding="utf-8")
    (desk / "in" / "a.sources.yaml").write_text(sidecar, encoding="utf-8")
    (desk / "in" / "numcheck.toml").write_text("", encoding="utf-8")
    status, _, err = main("audit", "in/a.md", "--config", "in/numcheck.toml")
    assert status == 2
    assert said in err


def test_articles_by_the_settings(desk: Path, main: Main) -> None:
    """Without a path the globs of the settings name them; what is a source of another is none."""
    (desk / "articles").mkdir()
    for name, text in {"a.md": MOVED, "a.source.md": WIRE, "b.md": "Nothing."}.items():
        (desk / "articles" / name).write_text(text, encoding="utf-8")
    status, out, _ = main("audit", "--format", "concise")
    assert status == 1
    assert [line.split(": ")[0] for line in out.splitlines()] == [
        "articles/a.md:1:18",
        "articles/a.md",
        "articles/b.md",
    ]


def test_no_articles(desk: Path, main: Main) -> None:
    """Nothing to do is not fine."""
    status, _, err = main("audit")
    assert (status, err.count("\n")) == (2, 1)
    assert "no article" in err


def test_a_date_in_the_path(desk: Path, main: Main) -> None:
    """The settings' pattern dates an article that has no date of its own."""
    (desk / "numcheck.toml").write_text(
        "published-pattern = '(?P<year>\\d{4})/(?P<month>\\d{1,2})/(?P<day>\\d{1,2})/'\n", encoding="utf-8"
    )
    (desk / "2024" / "5" / "3").mkdir(parents=True)
    (desk / "2024" / "5" / "3" / "a.md").write_text("The bridge fell on Tuesday.", encoding="utf-8")
    (answer,) = json.loads(f"[{main('facts', '2024/5/3/a.md', '--format', 'json')[1]}]")
    assert [time["timex"] for time in answer["times"]] == ["2024-04-30"]


# --- what a second reader found -------------------------------------------------------------------
def test_a_baseline_holds_from_any_folder(desk: Path, main: Main, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fingerprints do not depend on the folder, or on how a path is written."""
    (desk / "articles").mkdir()
    _write(desk / "articles", a_md=MOVED, a_source_txt="")
    (desk / "articles" / "a.source.txt").write_text(WIRE, encoding="utf-8")
    (desk / "articles" / "a.source.txt").touch()
    (desk / "numcheck.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert main("baseline", "write", "articles/a.md")[0] == 0
    for path in ("articles/a.md", "./articles/a.md", str(desk / "articles" / "a.md")):
        assert main("audit", path)[0] == 0
    monkeypatch.chdir(desk / "articles")
    assert main("audit", "a.md")[0] == 0


def test_a_baseline_is_not_written_over_another_file(desk: Path, main: Main) -> None:
    """The settings, say."""
    _write(desk, a_md=MOVED, b_toml="x = 1\n")
    assert main("baseline", "write", "a.md", "--baseline", "b.toml")[0] == 2
    assert (desk / "b.toml").read_text(encoding="utf-8") == "x = 1\n"


@pytest.mark.parametrize("reason", ["2,000 -> 3,000", "a > b", "a <b> c", "it -- really -- stands"])
def test_a_reason_may_say_anything(desk: Path, main: Main, reason: str) -> None:
    """Only --> ends a comment."""
    comment = f'<!-- numcheck: ignore[figure-moved] reason="{reason}" -->'
    _write(desk, a_md=f"{comment}\n\n{MOVED}", wire_txt=WIRE)
    assert "figure-moved" not in _rules(_answer(main, "--against", "wire.txt"))


def test_a_comment_that_is_not_closed_is_an_error(desk: Path, main: Main) -> None:
    """It would take the rest of the article with it."""
    _write(desk, a_md=f'<!-- numcheck: ignore[figure-moved] reason="x"\n\n{MOVED}')
    status, _, err = main("audit", "a.md")
    assert status == 2
    assert "a.md:1:1: not closed" in err


@pytest.mark.parametrize(
    "front", ["sources: [w.txt\n", "title: a: b\nsources: [w.txt]\n", "sources: {a: b}\n", "sources: [a.md]\n"]
)
def test_sources_in_broken_front_matter_are_not_lost(desk: Path, main: Main, front: str) -> None:
    """An article whose sources cannot be told is not audited as if it had none."""
    _write(desk, a_md=f"---\n{front}---\n{MOVED}", w_txt=WIRE)
    status, _, err = main("audit", "a.md")
    assert (status, err.count("\n")) == (2, 1)
    assert "a.md:" in err


def test_a_moved_file_is_held_against_itself(repository: Path, main: Main) -> None:
    """Whatever git's attributes say, and whatever a hook's environment is."""
    _git(repository, "mv", "a.md", "b.md")
    (repository / ".gitattributes").write_text("*.md -diff\n", encoding="utf-8")
    assert main("audit", "b.md", "--against", "wire.txt", "--changed-lines", "HEAD")[0] == 0
    _write(repository, b_md=f"{MOVED}\n\n{OTHER}\n")
    assert main("audit", "b.md", "--against", "wire.txt", "--changed-lines", "HEAD")[0] == 1


def test_in_a_hook_of_git(repository: Path, main: Main, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git tells its hooks of its own folder; the article's repository is asked."""
    monkeypatch.setenv("GIT_DIR", str(repository / "elsewhere"))
    assert main("audit", "a.md", "--against", "wire.txt", "--changed-lines", "HEAD")[0] == 0


def test_an_article_is_no_source_of_itself(desk: Path, main: Main) -> None:
    """It would bear itself out."""
    _write(desk, a_md=MOVED)
    assert "its own source" in main("audit", "a.md", "--against", "./a.md")[2]


def test_hidden_files_are_no_sources(desk: Path, main: Main) -> None:
    """What a system leaves behind."""
    (desk / "a.sources").mkdir()
    (desk / "a.sources" / ".DS_Store").write_text("", encoding="utf-8")
    _write(desk, a_md=MOVED)
    assert main("audit", "a.md")[0] == 0


# --- what a second reader found ---------------------------------------------------------------
@pytest.mark.parametrize("text", [f"{MOVED} {IGNORE}", f"{IGNORE}\n\n{MOVED}"])
def test_comments_in_plain_text(desk: Path, main: Main, text: str) -> None:
    """As in Markdown; the comment is no part of what is read."""
    _write(desk, a_txt=text, wire_txt=WIRE)
    answer = json.loads(main("audit", "a.txt", "--against", "wire.txt", "--format", "json")[1])
    assert "figure-moved" not in _rules(answer)
    assert answer["notices"] == []


def test_a_comment_in_running_text_that_is_not_closed(desk: Path, main: Main) -> None:
    """An error too, with its place."""
    _write(desk, a_md=f"{MOVED}\n<!-- numcheck: ignore[figure-moved] reason='x' ->\n", wire_txt=WIRE)
    status, _, err = main("audit", "a.md", "--against", "wire.txt")
    assert (status, err.splitlines()[0][:18]) == (2, "numcheck: a.md:2:1")
    assert "not closed" in err


def test_a_baseline_knows_each_figure_of_a_joint_note(desk: Path, main: Main) -> None:
    """A new figure is told alone, wherever it stands."""
    _write(desk, a_md="He owns 27 parrots and 14 cats.", wire_txt="He is mayor.")
    against = ("--against", "wire.txt", "--baseline", "known.json")
    main("baseline", "write", "a.md", *against)
    _write(desk, a_md="The tax rose 88 percent.\n\nHe owns 27 parrots and 14 cats.")
    status, out, _ = main("audit", "a.md", *against, "--fail-on", "note", "--format", "concise")
    assert status == 1
    assert "88 percent" in out.splitlines()[0]
    assert "27" not in out.splitlines()[0]


def test_a_baseline_survives_an_edit_of_the_sentence(desk: Path, main: Main) -> None:
    """Who says so, and when, may change; the figure and what it counts may not."""
    _write(desk, a_md="The port lost 31 million euros.", wire_txt="The port lost 13 million euros.")
    against = ("--against", "wire.txt", "--baseline", "known.json")
    main("baseline", "write", "a.md", *against)
    _write(desk, a_md="On Friday the port lost 31 million euros, the harbour master said.")
    assert main("audit", "a.md", *against)[0] == 0
    _write(desk, a_md="The port lost 33 million euros.")
    assert main("audit", "a.md", *against)[0] == 1


def test_sources_that_an_article_names_are_no_articles(desk: Path, main: Main) -> None:
    """By front matter or a sidecar; a broken one of either names none."""
    (desk / "articles").mkdir()
    for name, text in {
        "one.md": f"---\nsources: [wire.txt]\n---\n{MOVED}", "wire.txt": WIRE, "two.md": MOVED, "report.txt": WIRE,
        "two.sources.yaml": "[report.txt]", "three.md": "---\nsources: [\n---\nNothing.",
    }.items():  # fmt: skip
        (desk / "articles" / name).write_text(text, encoding="utf-8")
    _, out, err = main("audit", "--format", "concise")
    assert {line.split(":")[0] for line in out.splitlines()} == {"articles/one.md", "articles/two.md"}
    assert "articles/three.md" in err


def test_a_severity_keeps_the_rank_of_a_rule(desk: Path, main: Main) -> None:
    """What is lowered to a note is told as one, and nothing harder in its place."""
    _write(desk, a_md="The plan costs $4.5 billion.", wire_txt="The plan costs $4.5 million.")
    (desk / "numcheck.toml").write_text('[severity]\nmagnitude-conflict = "note"\n', encoding="utf-8")
    answer = _answer(main, "--against", "wire.txt")
    assert [(f["rule"], f["severity"]) for f in answer["findings"]] == [("magnitude-conflict", "note")]
