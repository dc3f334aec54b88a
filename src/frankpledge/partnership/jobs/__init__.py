"""Work that takes longer than a page: what was asked for, how far it is, and a worker that does it."""
