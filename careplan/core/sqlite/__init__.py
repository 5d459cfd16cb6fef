"""SQLite as Careplan uses it: durable, and fair to those who wait."""
