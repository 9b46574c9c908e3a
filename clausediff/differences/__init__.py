"""The distinct differences of a pile: what a reviewer decides is a difference, and not each of its copies.

Forty copies of one form may hold 69 findings that are 11 differences: six signers were sent the same changed page, and the
form's own print is misread in all of them. A *difference* is what these findings have in common: the same place of the same
canonical, with the same reading. Two readings are the same when they differ in white space, quotes and dashes only; findings
with any other difference are never put together, since a decision on one of them would be applied to the other.

    7.1  30 → 90   6 of 40 copies        one difference, six findings
    7.1  30 → 80   1 of 40 copies        another one: the reading differs

One name for another throughout a copy is one difference as well, however often the form has the name: nobody decides forty
times who the supplier is. It needs a name on both sides, three places or more, and no place left where the copy has the old
one; words that a guard protects (*Buyer* for *Seller*) are decided place by place.

The order is that in which a person should look: the gravest verdict first; what is in nearly every copy last, since one
signer cannot have done it; then protected words before others, and few copies before many.
"""

from __future__ import annotations

from clausediff.differences.difference import Difference, Holder, is_common, is_guarded, risk_of
from clausediff.differences.grouping import difference_id, differences, renamed, same_reading
from clausediff.differences.tally import Tally, of_page, tally

__all__ = [
    "Difference",
    "Holder",
    "Tally",
    "difference_id",
    "differences",
    "is_common",
    "is_guarded",
    "of_page",
    "renamed",
    "risk_of",
    "same_reading",
    "tally",
]
