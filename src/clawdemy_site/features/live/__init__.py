"""Live figures: their pages and scripts."""
