"""What needs no viewer: plain Python, 3.7 or later, with the standard library alone."""
