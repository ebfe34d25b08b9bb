"""The checks; the ordered registry."""
