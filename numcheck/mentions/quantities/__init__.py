"""Read figures: numeral, magnitude, hedge, bound, unit, denominator, and what each claims."""

from numcheck.mentions.quantities.claims import denied, with_unit
from numcheck.mentions.quantities.numerals import numbers_in
from numcheck.mentions.quantities.scan import Mention, quantities

__all__ = ["Mention", "denied", "numbers_in", "quantities", "with_unit"]
