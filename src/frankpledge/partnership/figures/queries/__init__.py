"""What the pages read: which area they are for, its counts and comparisons, and the words and links made of them."""
