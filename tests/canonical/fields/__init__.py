"""Tests of the fields: what each type takes, and what it leaves to a person."""
