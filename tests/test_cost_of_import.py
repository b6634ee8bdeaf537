"""What is loaded when: nothing heavy before it is used, and what costs seconds never."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Outcome = tuple[int, str, str]
Shell = Callable[..., Outcome]

HEAVY = (
    "spacy",
    "numpy",
    "yaml",
    "pint",
    "dateparser",
    "countryinfo",
    "quantulum3",
    "markdown_it",
    "snowballstemmer",
    "re2",
    "thinc",
    "inflect",
)
REPORT = "import json, sys; print(json.dumps(sorted(sys.modules)), file=sys.__stderr__)"


def _loaded(shell: Shell, program: str) -> set[str]:
    """The top-level modules that a program has loaded at its end."""
    status, _, err = shell(program=f"{program}\n{REPORT}")
    assert status == 0, err
    return {name.split(".")[0] for name in json.loads(err.splitlines()[-1])}


@pytest.mark.parametrize(
    "program",
    [
        "import numcheck; numcheck.Article('x'), numcheck.Story, numcheck.NumcheckError, dir(numcheck)",
        "import numcheck.cli",
        *(
            f"from numcheck.cli import main\ntry: main({arguments!r})\nexcept SystemExit: pass"
            for arguments in (
                ["--help"],
                ["audit", "--help"],
                ["facts", "--help"],
                ["rules", "--help"],
                ["--version"],
                ["audit", "--format"],
            )
        ),
    ],
)
def test_help_and_import_load_nothing_heavy(shell: Shell, program: str) -> None:
    """Neither the parser nor any library of data."""
    assert not _loaded(shell, program) & set(HEAVY)


def test_rules_need_no_parser(shell: Shell) -> None:
    """To list, show and lint rules no language model is loaded."""
    calls = (["rules", "list"], ["rules", "show", "figure-moved"], ["rules", "lint"])
    program = f"from numcheck.cli import main\nfor call in {calls!r}: assert main(call) == 0"
    loaded = _loaded(shell, program)
    assert "yaml" in loaded
    assert not loaded & {"spacy", "pint", "dateparser", "quantulum3", "inflect"}


def test_an_audit_never_loads_quantulums_parser(shell: Shell, desk: Path) -> None:
    """Units and conversions come without quantulum3's classifier and without inflect, which cost seconds."""
    (desk / "a.txt").write_text(
        "The pipeline runs 31 furlongs. It cost 5 pounds a day since June 3, 2024.\n", encoding="utf-8"
    )
    (desk / "b.txt").write_text("The pipeline runs 50 kilometres. It cost $9 on Monday.\n", encoding="utf-8")
    loaded = _loaded(
        shell, "from numcheck.cli import main\nassert main(['audit', 'a.txt', '--against', 'b.txt']) in (0, 1)"
    )
    assert {"spacy", "pint"} <= loaded
    assert not loaded & {"quantulum3", "inflect", "typeguard", "sklearn", "torch", "pandas"}


def test_everyday_units_need_no_converter(shell: Shell, desk: Path) -> None:
    """pint is for units that differ and are rare; miles and kilometres are at hand."""
    for name in ("a.txt", "b.txt"):
        (desk / name).write_text("The quake killed 18 people 31 miles away.\n", encoding="utf-8")
    loaded = _loaded(shell, "from numcheck.cli import main\nassert main(['audit', 'a.txt', '--against', 'b.txt']) == 0")
    assert "spacy" in loaded
    assert "pint" not in loaded
