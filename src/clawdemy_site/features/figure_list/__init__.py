"""The list of a course's figures, and what readers can take of each."""
