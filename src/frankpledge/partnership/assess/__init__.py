"""The strategic assessment, read in the browser."""
