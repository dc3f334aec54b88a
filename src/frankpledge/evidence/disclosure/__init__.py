"""Which counts are withheld, so that nobody can be recognised in a small one.

Two attackers know everything shown in a release and in those before it, every declared sum, which counts have stayed
the same, that counts are whole and not below zero, and the published rule (so also that a withheld count is no nought).
The first does all the sums: of each small count, small remainder and small change as many numbers stay possible as the
threshold says, five for “1 to 4”, with one among them that is not small. The second was told which of the withheld
counts are small: for that attacker two numbers stay possible at least, save where nothing could help (a district of
four with one in each of four wards, all of it withheld). `attacker.py` is both of them.

Not kept from anyone: that a count withheld alone must be small. Nor is it proof against somebody who runs this very
program over every table that could be: what it chose to withhold can then tell a little more (Kenthapadi, Mishra and
Nissim 2005: to refuse is to tell). So the choice goes by what is asked for, never by how great the counts are.
"""
