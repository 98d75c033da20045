"""Word documents: their XML, computed numbers, paragraphs and tables as blocks in reading order."""
