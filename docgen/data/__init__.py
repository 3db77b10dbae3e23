"""Shipped data: rule profiles, calendars, stroke table, fonts."""
