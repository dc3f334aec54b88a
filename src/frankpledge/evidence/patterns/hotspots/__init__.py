"""Hot spots: places with more events around them than chance would put there."""
