"""A published table of figures into a part: what its headings and its cells say, and whether they agree."""
