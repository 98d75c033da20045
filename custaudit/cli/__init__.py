"""The command line: parses arguments, picks the stages, prints. It has no logic of its own."""
