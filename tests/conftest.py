"""What the tests share, as fixtures: the published schema, the command line, files, hand-built facts and rules."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any

import hypothesis
import jsonschema
import pytest

from numcheck.model.fact import Event, Fact, Subject
from numcheck.model.interval import Interval
from numcheck.model.quantity import Quantity

hypothesis.settings.register_profile("numcheck", deadline=None, derandomize=True, max_examples=100)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=2000)
hypothesis.settings.load_profile("numcheck")

Outcome = tuple[int, str, str]
"""Exit status, standard output, standard error."""


# --- the answer's contract ----------------------------------------------------------------------
@pytest.fixture(scope="session")
def schema() -> dict[str, Any]:
    """The JSON Schema that the package publishes."""
    loaded: dict[str, Any] = json.loads(files("numcheck.report").joinpath("schema.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="session")
def valid(schema: dict[str, Any]) -> Callable[[Any], Any]:
    """Give back an answer (a value, or JSON text) after holding it to the schema."""
    checker = jsonschema.Draft202012Validator(schema)

    def check(answer: Any) -> Any:
        value = json.loads(answer) if isinstance(answer, str) else answer
        checker.validate(value)
        return value

    return check


# --- the command line ---------------------------------------------------------------------------
@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def main(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Call the command line in this process: main("audit", "a.txt", stdin=b"") → status, out, err."""
    from numcheck import cli

    def call(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        try:
            status = cli.main(arguments)
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return call


@pytest.fixture(scope="session")
def shell() -> Callable[..., Outcome]:
    """Run the command line in a process of its own: shell("audit", "a.txt", env={…}) → status, out, err."""

    def run(
        *arguments: str | bytes, stdin: bytes = b"", env: Mapping[str, str] | None = None, program: str | None = None
    ) -> Outcome:
        code = program or "import sys; from numcheck.cli import main; sys.exit(main())"
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            input=stdin, capture_output=True, env={**os.environ, **(env or {})}, check=False, timeout=120,
        )  # fmt: skip
        return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")

    return run


# --- facts and rules, made by hand --------------------------------------------------------------
@pytest.fixture(scope="session")
def fact() -> Callable[..., Fact]:
    """Build a fact: fact(18) counts 18 killed people; fact(quantity, id=…, source=0, subject=None) changes parts."""
    base = {
        "id": "article#1", "document": "article", "start": 0, "end": 2, "text": "18", "sentence": (0, 20),
        "in_quote": False, "subject": Subject("people", "people", (), None, "people"), "property": "deaths",
        "event": Event("were killed", "kill", "patient", False, "asserted", "kill"), "time": None, "period": None,
        "place": None, "attribution": None, "context": ("kill", "port", "quake"), "published": None, "source": None,
        "part": "body",
    }  # fmt: skip

    def build(figure: Quantity | Fraction | int | None = 18, **parts: Any) -> Fact:
        quantity = figure
        if isinstance(figure, int | Fraction):
            quantity = Quantity(Fraction(figure), Interval.point(Fraction(figure)))
        return Fact(**{**base, "quantity": quantity, **parts})

    return build


@pytest.fixture
def rule_file(tmp_path: Path) -> Callable[..., Path]:
    """Write a rule file: rule_file(text, name="many-cats", kind="coverage") → its path."""

    def write(text: str, name: str = "many-cats", kind: str = "coverage") -> Path:
        path = tmp_path / kind / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
