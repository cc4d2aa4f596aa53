"""What touches Qt, by ChimeraX's own way to it."""
