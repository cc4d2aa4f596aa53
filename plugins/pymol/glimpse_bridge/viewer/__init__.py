"""What touches PyMOL's ``cmd``; on the main thread only."""
