"""`numcheck why`: one figure, what it was compared with, and the condition that decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.cli import main


@pytest.fixture
def story(tmp_path: Path) -> tuple[Path, Path]:
    """An article with a hedge that is gone and a figure of its own, and its source."""
    article, source = tmp_path / "a.txt", tmp_path / "s.txt"
    article.write_text(
        "The rebels captured 2,400 soldiers at the base.\nThe mayor owns 27 parrots.\n", encoding="utf-8"
    )
    source.write_text("The rebels captured about 2,400 soldiers at the base.\n", encoding="utf-8")
    return article, source


def test_a_finding_is_explained(story: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """The fact as read, its status, the other figure, and the rule whose conditions hold."""
    article, source = story
    assert main(["why", f"{article}:1:21", "--against", str(source)]) == 0
    out = capsys.readouterr().out
    assert "2,400" in out
    assert "hedge-changed: all its conditions hold" in out
    assert "hedge dropped" in out


def test_a_silence_is_explained(story: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """A figure that nothing could be compared with says so."""
    article, source = story
    assert main(["why", f"{article}:2", "--against", str(source)]) == 0
    assert "compared with nothing" in capsys.readouterr().out


@pytest.mark.parametrize("place", ["1", ":7", ":2:1"])
def test_no_figure_is_a_clear_error(story: tuple[Path, Path], capsys: pytest.CaptureFixture[str], place: str) -> None:
    """A place that is none, a line without figures, a column beside one."""
    article, _ = story
    assert main(["why", f"{article}{place}"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
