"""Which facts meet, how each facet compares, and what bears out what. Pure values, no grammar."""
