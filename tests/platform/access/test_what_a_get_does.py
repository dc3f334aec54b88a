"""Real pages with real rows in them: reading changes nothing, and a row of another partnership does not exist."""
