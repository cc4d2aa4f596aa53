import io
import unittest

import support  # noqa: F401 (finds the client)

from glimpse_client.framing import Junk, MessageReader, NotProtocol, encode, frame


class Dribble(io.BytesIO):
    """A stream that gives one byte at a time."""

    def read1(self, size=-1):
        return super().read1(1)


class FramingTests(unittest.TestCase):
    def test_messages_are_read_however_they_are_cut(self):
        messages = [{"text": "Å"}, {"id": 2}]
        reader = MessageReader(Dribble(b"".join(frame(encode(message)) for message in messages)))
        self.assertEqual([reader.read(), reader.read(), reader.read()], messages + [None])

    def test_other_headers_are_ignored_and_case_does_not_count(self):
        stream = io.BytesIO(b"content-length: 2\r\nContent-Type: x\r\n\r\n{}")
        self.assertEqual(MessageReader(stream).read(), {})

    def test_the_length_counts_bytes(self):
        self.assertTrue(frame(encode({"a": "Å"})).startswith(b"Content-Length: 10\r\n\r\n"))

    def test_junk_before_a_header_is_quoted(self):
        with self.assertRaises(Junk) as caught:
            MessageReader(io.BytesIO(b"Welcome to gpu01!\n" + frame(b"{}"))).read()
        self.assertTrue(caught.exception.text.startswith("Welcome to gpu01!"))

    def test_what_is_cut_short_or_no_object_is_no_message(self):
        for stream in (
            b"Content-Length: 9\r\n\r\n{}",
            b"Content-Length: 2\r\n\r\n[]",
            b"Content-Length: 2\r\n\r\n{x",
            b"Content-Length: -1\r\n\r\n",
            b"Content-Le",
        ):
            with self.subTest(stream), self.assertRaises(NotProtocol):
                MessageReader(io.BytesIO(stream)).read()

    def test_no_number_is_sent_that_is_none(self):
        with self.assertRaises(ValueError):
            encode({"tolerance": float("nan")})
