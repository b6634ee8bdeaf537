"""Whether a sentence may carry a figure or a date: a quick look that may err towards yes."""

from __future__ import annotations

import re

_WORDS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds
thousand thousands million millions billion billions trillion trillions dozen dozens score scores
half quarter third thirds quarters fifth tenth both couple several few many another
double doubled doubling doubles triple tripled tripling triples quadruple quadrupled quadruples
halve halved halving twice thrice twofold threefold fourfold fivefold tenfold twin pair
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
today tonight yesterday tomorrow now current currently recent recently former formerly previously
day days week weeks month months year years decade decades century centuries weekend weekends
hour hours minute minutes second seconds morning afternoon evening night midnight noon midday
spring summer autumn fall winter quarterly monthly weekly daily hourly annual annually yearly
overnight fortnight millennium once future past time period season era christmas easter ramadan
thanksgiving halloween eve dawn dusk ago later earlier
single sole none nobody zero nil
""".split()

_CARRIES = re.compile(rf"\d|[½¼¾⅓⅔]|\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b", re.I)
_SPELLED = re.compile(r"\w+(?:ty-\w+|teen\b|ty\b|fold\b)", re.I)


def may_carry_figure(text: str) -> bool:
    """True for every sentence with a number or a time expression, and for some others."""
    return bool(_CARRIES.search(text) or _SPELLED.search(text))
