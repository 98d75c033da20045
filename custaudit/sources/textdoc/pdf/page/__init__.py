"""What one page shows: its glyphs, its lines of text, its ruling lines, its footnotes."""
