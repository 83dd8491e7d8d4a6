"""What people already have (lists, messages) → rows and words, opened behind a guard."""
