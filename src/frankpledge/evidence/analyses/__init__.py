"""What an analyst asks of an edition: a method of `patterns` or `statistics`, on the events or counts of a measure."""
