"""Which country's dollar, krone or peso a document means."""

from __future__ import annotations

from dataclasses import replace

from numcheck.lexicon.entities import country_of_dateline, main_country
from numcheck.lexicon.load import kept, remembered
from numcheck.model.article import Document
from numcheck.model.quantity import Quantity
from numcheck.units import shared


def settled(quantity: Quantity, document: Document) -> Quantity:
    """The quantity with its money's country settled by the dateline.

    Without one the country that the text names most decides, but only for names that would
    otherwise stay open: a bare dollar stays as it is.
    """
    if quantity.unit is None or not shared.is_shared(quantity.unit_text):
        return quantity
    home = _home(document.dateline) if document.dateline else None
    if home is None and len(quantity.unit.name) > 3:
        home = _most_named(document.text)
    return replace(quantity, unit=shared.of_country(quantity.unit, quantity.unit_text, home))


@remembered
def _home(dateline: str) -> str | None:
    return country_of_dateline(dateline)


@kept(16)
def _most_named(text: str) -> str | None:
    return main_country(text)
