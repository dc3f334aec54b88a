"""What every analysis gives, whichever method it is of: words, lists for people, records for machines, places for a map.

The command line, the site, a notebook and the assessment all show this one shape, so they can't say different things.
"""
