"""Settings of a run, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.parse.pipeline import DEFAULT


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run goes by; every field has a default that needs no file.

    `pipeline` is the spaCy pipeline's package; `rules` further rule files and folders; `select`
    and `ignore` rule ids (an empty `select` means all).
    """

    pipeline: str = DEFAULT
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
