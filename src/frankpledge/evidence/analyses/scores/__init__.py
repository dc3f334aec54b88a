"""Which problems come first: a score made of evidence and judgements, and a risk matrix scored by people."""
