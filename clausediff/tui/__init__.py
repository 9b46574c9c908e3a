"""The terminal UI. Nothing else imports it, and it alone imports Textual."""
