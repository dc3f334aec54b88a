"""Repeats: how much falls on the same people or places again (Sparks 1981; Farrell and Pease 1993).

Who or where is a key (uint64): a person, a caller, an address, a perpetrator, each under a name that means nothing. 0
is not known. What counts as a repeat is always a parameter, to be shown with the number.
"""
