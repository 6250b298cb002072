"""Checked numbers: what an author writes as a number is compared with what it is said to be."""
