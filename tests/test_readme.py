"""The README keeps its word: its output is what is printed, its Python and its rule run."""

from __future__ import annotations

import re
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
