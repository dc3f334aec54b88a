"""What a report claims: its sentences, numbers, periods, changes, shares and tables. None says whether it holds."""
