"""Read figures: numeral, magnitude, hedge, bound, unit, denominator, and what each claims."""

from numcheck.extract.quantities.scan import Mention, quantities

__all__ = ["Mention", "quantities"]
