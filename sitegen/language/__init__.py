"""How languages are written: scripts, direction, order, numbers, dates, names and words."""
