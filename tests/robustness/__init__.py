"""Whatever stands in a text, the parser reads it."""
