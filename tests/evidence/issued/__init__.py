"""Tests of the issued form as a picture."""
