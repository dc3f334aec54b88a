"""What is counted, in plain words and a little algebra, and the one door to a count."""
