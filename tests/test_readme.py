"""The README keeps its word: its output is what is printed, its Python and its rule run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from numcheck import FindingsError
from numcheck.cli import main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _block(start: str) -> str:
    match = re.search(rf"```\w*\n({re.escape(start)}.*?)```", README, re.S)
    assert match is not None
    return match.group(1)


def test_the_output_shown_is_the_output_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """To the letter."""
    monkeypatch.chdir(ROOT)
    main(["audit", "corpus/kursk-two-groups/article.txt"])
    assert capsys.readouterr().out == _block("warning[figure-moved]")


def test_the_python_shown_runs() -> None:
    """Its last line raises, because the two tolls disagree."""
    with pytest.raises(FindingsError, match="value-conflict"):
        exec(compile(_block("import numcheck"), "README.md", "exec"), {})


def test_the_rule_shown_passes_its_examples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As written."""
    folder = tmp_path / "shift"
    folder.mkdir()
    (folder / "troops-moved.yaml").write_text(_block("# house/shift/troops-moved.yaml"), encoding="utf-8")
    assert main(["rules", "test", str(tmp_path)]) == 0
    assert "2 of 2 examples" in capsys.readouterr().out


_VERBS = ("audit", "facts", "why", "config", "baseline", "rules")


def _commands() -> list[list[str]]:
    """The README's commands of numcheck, comments and redirections left out."""
    shown = [c for line in README.splitlines() for c in (line, *re.findall(r"`(numcheck [^`]+)`", line))]
    whole = [c for c in shown if c.startswith("numcheck ") and "|" not in c and "ID " not in c]
    parted = [shlex.split(re.split(r" {2,}#| > ", command)[0])[1:] for command in whole]
    return [arguments for arguments in parted if arguments[0] in _VERBS]


@pytest.mark.parametrize("arguments", _commands(), ids=" ".join)
def test_a_command_shown_runs(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a desk with the files that it names."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    text = "\n".join(["The quake killed 26 people."] * 12)
    for name in ("draft.md", "wire.txt", "release.md", "articles/strike.md"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "stories.jsonl").write_text('{"id": "s1", "article": {"text": "It killed 26."}}\n', encoding="utf-8")
    if arguments[:2] == ["rules", "test"]:
        main(["rules", "new", "toll-unattributed", "--kind", "coverage", "--in", "house"])
    if "corpus/kursk-two-groups/article.txt" in arguments:
        monkeypatch.chdir(ROOT)
    assert main(arguments) in (0, 1), capsys.readouterr().err
