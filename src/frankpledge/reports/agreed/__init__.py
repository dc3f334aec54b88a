"""A year's assessment as a partnership agreed it: kept as JSON, and made into documents."""
