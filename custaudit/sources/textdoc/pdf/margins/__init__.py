"""What stands around the text and is no part of it: running heads, page numbers, stamps."""
