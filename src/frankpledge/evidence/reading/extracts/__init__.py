"""Events that a partner sends as rows, in columns of its own, through a mapping into the warehouse."""
