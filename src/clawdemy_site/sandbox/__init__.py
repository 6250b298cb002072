"""Where code of a course runs: in processes of ours, closed in and watched; ``confinement.py`` states the rules."""
