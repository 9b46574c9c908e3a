"""A form with an alternative, an optional part and branches, of which copies choose wordings."""

from __future__ import annotations

FORM = """# Supply of Flour

1. The Supplier sells Article{{|s}} of flour to {{buyer}} on {{day}}.

2. The Buyer pays {{the price|the prices}} within 60 days.
{{#optional insurance}}

3. The Supplier insures every sack against fire and flood.
{{/optional}}

4. {{#either court}}The courts of the town decide every dispute.{{or}}A judge of the guild settles whatever is in doubt.{{/either}}
"""
FRONT = {"fields": {"buyer": {"type": "person"}, "day": {"type": "date"}}, "must_match": ["60 days", "every sack"]}
