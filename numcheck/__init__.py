"""numcheck: where two statements of figures or dates in news cannot both hold, and why.

    report = numcheck.audit(numcheck.Article(text, published=date(2024, 10, 25)), against=[source])
    report.findings, report.ledger, report.facts

The names below are the public interface; they are loaded when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numcheck.api import audit, audit_many, extract, extract_many
    from numcheck.config import Settings
    from numcheck.errors import (
        FindingsError,
        InputError,
        NumcheckError,
        RuleError,
        SettingsError,
    )
    from numcheck.model.article import Article, Story
    from numcheck.model.fact import Fact
    from numcheck.model.finding import Finding, LedgerEntry
    from numcheck.model.time import Time
    from numcheck.read.files import read_article
    from numcheck.report.report import Extraction, Failure, Report

__version__ = "0.1.0"

_HOMES = {
    "audit": "api", "audit_many": "api", "extract": "api", "extract_many": "api", "Settings": "config",
    "FindingsError": "errors", "InputError": "errors", "NumcheckError": "errors", "RuleError": "errors",
    "SettingsError": "errors", "Article": "model.article", "Story": "model.article", "Fact": "model.fact",
    "Finding": "model.finding", "LedgerEntry": "model.finding", "Time": "model.time",
    "read_article": "read.files", "Extraction": "report.report", "Failure": "report.report",
    "Report": "report.report",
}  # fmt: skip

__all__ = [
    "Article", "Extraction", "Fact", "Failure", "Finding", "FindingsError", "InputError", "LedgerEntry",
    "NumcheckError", "Report", "RuleError", "Settings", "SettingsError", "Story", "Time", "audit", "audit_many",
    "extract", "extract_many", "read_article",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"numcheck.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'numcheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
