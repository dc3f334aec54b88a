"""One rule a file. A file has a RULE, and is found by its being here."""
