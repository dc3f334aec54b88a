"""Whether what was done somewhere was followed by less than elsewhere, campaign by campaign."""
