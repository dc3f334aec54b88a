"""Rhythm: when events happen. By hour and weekday, season, calendar, daylight, and around an event in the diary.

Times are those on the wall in England and Wales (datetime64[m], Europe/London), as they are recorded. NaT: not known.
"""
