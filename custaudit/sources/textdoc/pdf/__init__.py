"""PDF files: glyphs become lines, columns and tables in reading order, without page headers and footers."""
