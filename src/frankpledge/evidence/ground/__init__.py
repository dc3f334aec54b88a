"""The ground: National Grid references and which outline a point lies in. Knows no file."""
