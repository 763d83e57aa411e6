#!/usr/bin/env python3
"""Makes a project, loads ten articles, tags every “said”, downloads the export and reads it.

    python3 load_articles.py http://localhost:3000 "$TOKEN" [export.jsonl]

Needs nothing but Python 3.8. The token's scope must be "manage".

Galley's API counts text in UTF-16 code units, as browsers do; Python counts code points. Where a character lies beyond
U+FFFF (most emoji do) the two differ, so offsets are turned before they are sent. The export counts in code points: there
Python's slices are right as they are.
"""
import json
import pathlib
import sys
import time
import urllib.error
import urllib.request
import uuid

HERE = pathlib.Path(__file__).resolve().parent


def to_utf16(text, point):
    """An offset in code points, in UTF-16 code units."""
    return len(text[:point].encode("utf-16-le")) // 2


def uuid7():
    """An id that the server takes: made here, so that sending a change again does nothing twice."""
    value = (int(time.time() * 1000) << 80) | (uuid.uuid4().int & ((1 << 80) - 1))
    value = (value & ~(0xF << 76)) | (7 << 76)
    value = (value & ~(0x3 << 62)) | (2 << 62)
    return str(uuid.UUID(int=value))


class Galley:
    def __init__(self, address, token):
        self.api = address.rstrip("/") + "/api/v1"
        self.token = token

    def open(self, method, path, body=None):
        request = urllib.request.Request(self.api + path, method=method)
        request.add_header("Authorization", "Bearer " + self.token)
        if body is not None:
            request.add_header("Content-Type", "application/json")
            request.data = json.dumps(body).encode()
        try:
            return urllib.request.urlopen(request)
        except urllib.error.HTTPError as error:
            problem = json.load(error)  # RFC 9457: type, title, status, detail, reason, errors
            sys.exit("{} {}: {}".format(method, path, problem.get("detail", problem)))

    def ask(self, method, path, body=None):
        with self.open(method, path, body) as answer:
            return json.load(answer)


def tag_all(text, tag, words):
    """A change for each place where the words stand."""
    changes = []
    at = text.find(words)
    while at >= 0:
        start, end = to_utf16(text, at), to_utf16(text, at + len(words))
        part = {"start": start, "end": end, "quote": words}
        changes.append({"id": uuid7(), "kind": "create", "annotation": {"id": uuid7(), "tag": tag, "parts": [part]}})
        at = text.find(words, at + len(words))
    return changes


def main(address, token, target="export.jsonl"):
    galley = Galley(address, token)
    project = galley.ask("POST", "/projects", {"name": "Ten articles", "language": "en"})
    sent = 0
    for file in sorted((HERE / "articles").glob("*.md")):
        document = galley.ask(
            "POST",
            "/projects/{}/documents".format(project["id"]),
            {"markdown": file.read_text(encoding="utf-8"), "provenance": {"publisher": "The Example"}, "freeze": True},
        )
        # what is tagged is the text as Galley keeps it, without Markdown's signs
        text = galley.ask("GET", "/documents/{}".format(document["id"]))["text"]["characters"]
        changes = tag_all(text, "sourcing.cue", "said")
        if not changes:
            continue
        reading = galley.ask("POST", "/documents/{}/annotation-sets".format(document["id"]))
        answer = galley.ask("POST", "/annotation-sets/{}/changes".format(reading["id"]), {"changes": changes})
        for refused in answer["refused"]:
            sys.exit("refused: {}".format(refused["detail"]))
        sent += len(answer["applied"])

    path = "/projects/{}/export?format=jsonl".format(project["id"])
    with galley.open("GET", path) as download, open(target, "wb") as out:
        while True:
            piece = download.read(1 << 16)
            if not piece:
                break
            out.write(piece)

    # the first line is about the file, each further line a document
    documents = spans = 0
    with open(target, encoding="utf-8") as lines:
        header = json.loads(next(lines))
        assert header["offsets"] == "code-point"
        for line in lines:
            record = json.loads(line)
            documents += 1
            text = record["document"]["text"]["characters"]
            for reading in record["annotationSets"]:
                for annotation in reading["annotations"]:
                    for part in annotation["parts"]:
                        assert text[part["start"] : part["end"]] == part["quote"]
                        spans += 1
    assert spans == sent
    print("{} documents, {} spans, each where its quote says: {}".format(documents, spans, target))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
