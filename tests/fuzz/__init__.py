"""The fuzzer of excuses: edits that look as harmless as a rule of the judge wants, and are none."""
