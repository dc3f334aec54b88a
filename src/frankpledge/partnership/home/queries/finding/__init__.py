"""Search over all that somebody may see.

Permission comes first: what somebody may not read is never fetched, so it can neither be shown nor counted nor move
what is. What is left is small, a partnership's own pages, and is looked through as it stands: there is no index that
could be out of date, or hold what was erased (docs/decisions/0023-search.md).
"""
