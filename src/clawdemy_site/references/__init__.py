"""What a course stands on: works resolved from records, what each use owes, and the pages that credit them."""
