"""Paragraphs as a tree of headings and clauses, and the requirements cut out of it."""
