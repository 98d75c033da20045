"""Text files, plain and Markdown, as paragraphs and tables."""
