"""The strategic assessment: as it is made from the figures alone, and as people write, sign and freeze it each year."""
