"""What harm indices say that one offence of a kind weighs: a TOML file each, to be replaced by a newer or own one."""
