"""Pages as browsers save them whole."""

from __future__ import annotations

import base64

from factrack.reading.saved import page_of

PAGE = "<html><head><title>Départs</title></head><body><p>Selon la mairie, 40 habitants sont partis.</p></body></html>"


def test_what_is_embedded_is_dropped() -> None:
    picture = base64.b64encode(bytes(9000))
    page = b"<img src='data:image/png;base64," + picture + b"'>" + PAGE.encode()
    assert page_of(page) == b"<img src='data:,'>" + PAGE.encode()


def test_a_plain_page_stays_as_it_is() -> None:
    assert page_of(PAGE.encode()) == PAGE.encode()


def test_the_page_of_an_archive() -> None:
    body = base64.encodebytes(PAGE.encode())
    archive = (
        b'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/css\r\n\r\np {}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + body + b"\r\n--b--\r\n"
    )
    assert page_of(archive) == PAGE.encode()


def test_an_archive_without_a_page_is_given_back() -> None:
    assert page_of(b"MIME-Version: 1.0\r\n\r\nwords") == b"MIME-Version: 1.0\r\n\r\nwords"
