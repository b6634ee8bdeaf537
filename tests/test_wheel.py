"""The built wheel is whole: installed elsewhere it audits, with its rules, lexicon and schema."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = """
import sys, numcheck
from importlib.resources import files
from numcheck.cli import main
from numcheck.engine.load import builtin_folder
schema = files("numcheck.report").joinpath("schema.json")
print(numcheck.__file__, builtin_folder(), schema.is_file(), sep="\\n", file=sys.stderr)
sys.exit(main())
"""


def _run(*command: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300
    )


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the wheel's content, built from this checkout."""
    wheels, target = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("target")
    built = _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), cwd=ROOT)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = wheels.glob("numcheck-*.whl")
    installed = _run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
        str(wheel),
        cwd=wheels,
    )
    assert installed.returncode == 0, installed.stderr
    return target


def test_the_wheel_audits(target: Path, desk: Path, valid: Callable[[Any], Any]) -> None:
    """From another folder, with that copy alone, the expected rule fires; rules and schema are its own."""
    (desk / "draft.txt").write_text("The general said 2,000 troops were encircled by the river.\n", encoding="utf-8")
    (desk / "wire.txt").write_text(
        "The general said 2,000 troops had finished their training by the river.\n", encoding="utf-8"
    )
    arguments = ["audit", "draft.txt", "--against", "wire.txt", "--format", "json"]
    done = _run(sys.executable, "-c", PROGRAM, *arguments, cwd=desk, env={**os.environ, "PYTHONPATH": str(target)})
    assert done.returncode == 1, done.stderr
    assert [finding["rule"] for finding in valid(done.stdout)["findings"]] == ["figure-moved"]
    package, rules, has_schema = done.stderr.splitlines()
    assert Path(package).parent == target / "numcheck"
    assert Path(rules) == target / "numcheck" / "rules"
    assert has_schema == "True"


def test_the_wheel_has_every_rule(target: Path) -> None:
    """Every YAML file of rules/ and of the lexicon travels."""
    for there, here in (("rules", ROOT / "rules"), ("lexicon", ROOT / "numcheck" / "lexicon")):
        expected = {str(path.relative_to(here)) for path in here.rglob("*.yaml")}
        folder = target / "numcheck" / there
        assert {str(path.relative_to(folder)) for path in folder.rglob("*.yaml")} == expected != set()


def test_the_wheel_says_what_it_is(target: Path) -> None:
    """The types are marked as shipped, the command is there, the licence lies beside."""
    (info,) = target.glob("numcheck-*.dist-info")
    assert (target / "numcheck" / "py.typed").is_file()
    assert "numcheck = numcheck.cli:main" in (info / "entry_points.txt").read_text(encoding="utf-8")
    assert list(info.rglob("LICENSE"))
    assert not list(target.glob("tests"))
    assert not list(target.glob("corpus"))
    assert json.loads((target / "numcheck" / "report" / "schema.json").read_text(encoding="utf-8"))["$id"]
