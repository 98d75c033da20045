"""The lines of a page or a file, joined into paragraphs."""
