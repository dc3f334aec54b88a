"""What the figures say, in sentences an officer would write: the numbers first, the words after."""
