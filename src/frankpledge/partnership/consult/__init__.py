"""What people who live or work in the area are concerned about, and what was said back to them."""
