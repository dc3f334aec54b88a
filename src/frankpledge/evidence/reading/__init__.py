"""Which file is what, and into which part its rows go; problems by file, line and column; one edition at the end."""
