"""Find time expressions and resolve them against the article, never against today's clock."""

from numcheck.extract.times.scan import Anchor, TimeMention, times

__all__ = ["Anchor", "TimeMention", "times"]
