"""The pre-commit hooks and the CI action do what they say, as far as a machine without either can tell."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from numcheck.cli import parser

ROOT = Path(__file__).resolve().parent.parent
HOOKS: Mapping[str, Mapping[str, Any]] = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))

Main = Callable[..., tuple[int, str, str]]

WIRE = "The general said 2,000 Russian troops had finished their training."
MOVED = "The general said 2,000 Ukrainian troops were encircled by the river."


def _picks(hook: str, path: str) -> bool:
    """Whether a hook is given a file, as pre-commit decides it."""
    row = HOOKS[hook]
    return bool(re.search(row["files"], path)) and not re.search(row.get("exclude", "^$"), path)


def test_hooks_pick_articles_and_not_their_sources() -> None:
    """By name."""
    assert _picks("numcheck", "articles/strike.md")
    assert not any(
        _picks("numcheck", path)
        for path in ("articles/strike.source.txt", "a/strike.sources/wire.md", "strike.source-2.md", "a.py")
    )
    assert _picks("numcheck-rules", "house/toll.yaml")


def test_hooks_run(desk: Path, main: Main) -> None:
    """Each entry with files after it, as pre-commit calls it."""
    (desk / "strike.md").write_text(MOVED, encoding="utf-8")
    (desk / "strike.source.txt").write_text(WIRE, encoding="utf-8")
    main("rules", "new", "house-rule")
    for hook, file, status in (("numcheck", "strike.md", 1), ("numcheck-rules", "house-rule.yaml", 0)):
        program, *arguments = shlex.split(HOOKS[hook]["entry"])
        assert program == "numcheck"
        assert main(*arguments, file)[0] == status


@pytest.fixture
def step(desk: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the action's audit with inputs, here."""
    (run,) = (one for one in ACTION["runs"]["steps"] if one["name"] == "Audit")

    def call(**inputs: str) -> subprocess.CompletedProcess[str]:
        keys = {name: value.split("inputs.")[1].rstrip(" }").replace("-", "_") for name, value in run["env"].items()}
        given = {name: inputs.get(key, "") for name, key in keys.items()}
        program = shutil.which("numcheck")
        assert program is not None
        environment = {"PATH": f"{Path(program).parent}:/usr/bin:/bin", "HOME": str(desk), **given}
        return subprocess.run(
            ["bash", "-e", "-c", run["run"]], cwd=desk, env=environment, capture_output=True, text=True, check=False
        )

    return call


def test_the_action_annotates(desk: Path, step: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """Findings become workflow commands; a report is written; what an input says is never run."""
    (desk / "strike.md").write_text(MOVED, encoding="utf-8")
    (desk / "strike.source.txt").write_text(WIRE, encoding="utf-8")
    done = step(paths="strike.md\n", report="out.json", fail_on="warning")
    assert done.returncode == 1
    assert done.stdout.startswith("::warning file=strike.md,line=1,col=18,title=figure-moved%3A warning::2,000 is said")
    assert "%0Astrike.source.txt:1:18: 2,000" in done.stdout
    assert (desk / "out.json").is_file()
    assert step(paths="strike.md", fail_on="never").returncode == 0
    assert step(paths="$(touch pwned)\nstrike.md").returncode == 2
    assert not (desk / "pwned").exists()


def test_the_action_hands_inputs_over_as_values() -> None:
    """No input is put into a script, and every one has a description."""
    assert not any("${{ inputs" in one["run"] for one in ACTION["runs"]["steps"])
    assert all(row["description"] for row in ACTION["inputs"].values())
    assert "audit" in parser().format_help()
