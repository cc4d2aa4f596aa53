"""The records of the wire, as PROTOCOL.md and the schemas have them; their comments are in
daemon/Glimpse.Protocol.
"""
