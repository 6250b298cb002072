"""Flashcards: their pages, the review, and decks to take away."""
