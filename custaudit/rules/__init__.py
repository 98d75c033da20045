"""Rule files: their language, how they are read and checked, and the compiled form that the stages use."""
