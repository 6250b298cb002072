"""Exercises whose answers are numbers: worked out, varied, and tried before a learner does."""
