"""Find time expressions and resolve them against the article, never against today's clock."""

from numcheck.mentions.times.scan import TimeMention, times

__all__ = ["TimeMention", "times"]
