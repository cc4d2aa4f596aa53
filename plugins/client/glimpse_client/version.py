"""The version, that of the executable (a test compares them)."""
VERSION = "0.1.0"
PROTOCOL_VERSION = 1
