"""``python3 -m glimpse_client``: shows that client and daemon work."""
import sys

from .cli import main

sys.exit(main(sys.argv[1:]))
