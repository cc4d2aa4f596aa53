"""Plays the server of a conversation to a client: `fake_server.py SCRIPT RECORD`.

SCRIPT has one JSON object a line, as in tests/protocol: `client` is a message that must come (ids
aside), `server` one that is sent in answer, `end` the end. For faults there are `print` (to stdout
as it is), `say` (to stderr), `exit` (the exit code) and `deaf` (waits for the end of stdin). What
came goes to RECORD, one message a line.
"""
import json
import sys


def read_message(stream):
    length = None
    for line in iter(stream.readline, b"\r\n"):
        if not line:
            return None
        name, value = line.split(b":")
        if name == b"Content-Length":
            length = int(value)
    return json.loads(stream.read(length).decode("utf-8"))


def send(message):
    body = json.dumps(message).encode("utf-8")
    sys.stdout.buffer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    sys.stdout.buffer.flush()


def without_id(message):
    return {name: value for name, value in message.items() if name != "id"}


def play(lines, record):
    ids = {}
    for line in lines:
        if "client" in line:
            came = read_message(sys.stdin.buffer)
            if came is None:
                return 0
            record.write(json.dumps(came) + "\n")
            record.flush()
            expected = line["client"]
            ids[expected.get("id")] = came.get("id")
            if expected.get("method") not in ("$/cancelRequest", came["method"]) or (
                "params" in expected and without_id(expected) != without_id(came)
            ):
                sys.stderr.write("expected %s, not %s\n" % (expected, came))
                return 9
        elif "server" in line:
            message = dict(line["server"])
            if message.get("id") is not None:
                message["id"] = ids[message["id"]]
            send(message)
        elif "print" in line:
            sys.stdout.write(line["print"])
            sys.stdout.flush()
        elif "say" in line:
            sys.stderr.write(line["say"])
            sys.stderr.flush()
        elif "exit" in line:
            return line["exit"]
        elif "deaf" in line:
            sys.stdin.buffer.read()
        elif "end" in line:
            return 0
    while read_message(sys.stdin.buffer) is not None:
        pass
    return 0


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as script, open(
        sys.argv[2], "a", encoding="utf-8"
    ) as record:
        sys.exit(play([json.loads(line) for line in script], record))
