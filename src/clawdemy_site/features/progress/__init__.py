"""A learner's progress, which stays in the browser."""
