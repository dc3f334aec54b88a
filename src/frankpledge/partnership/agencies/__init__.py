"""Who works together: partnerships and their areas, agencies, people, and what each may do."""
