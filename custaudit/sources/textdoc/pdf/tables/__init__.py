"""The tables of a page, drawn with lines or without."""
