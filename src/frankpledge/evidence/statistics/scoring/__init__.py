"""Which problems come first: a risk matrix scored by people, and a score made of evidence. Votes are kept apart."""
