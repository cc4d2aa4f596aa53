"""What touches ChimeraX, but no window: works without one, too."""
