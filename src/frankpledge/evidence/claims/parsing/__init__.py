"""What a report claims: its sentences, numbers, periods, changes, shares and tables. Nothing here says whether it holds."""
