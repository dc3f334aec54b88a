"""The pages of this room that are in Welsh from head to foot, by the names in `urls/`."""

PAGES = frozenset({"score:start", "score:ballot", "score:issue", "score:send", "score:leave", "workshop:take"})
