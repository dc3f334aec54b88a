"""Measures × areas × periods, set against the same months a year before, each with one verdict."""
