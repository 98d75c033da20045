"""What a line says of itself: its sign, its ending, the words by which requirements are told from other text."""
