"""All measures, a page a measure, peers, performance tables, areas, what is held, and the page behind every number."""
