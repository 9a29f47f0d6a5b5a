"""Flags with the Gradio that runs this, by its own default callback: a calculator and a picture demo, into the folder given."""
import base64
import os
import struct
import sys
import zlib

import gradio as gr

major = int(gr.__version__.split(".")[0])
folder = os.path.abspath(sys.argv[1])
os.makedirs(os.path.join(folder, "uploads"), exist_ok=True)


def picture(red, green, blue):
    """A PNG of 4 x 3 pixels of one colour."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes([red, green, blue]) * 4 for _ in range(3))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 3, 8, 2, 0, 0, 0)) \
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def payload(content, name):
    """A picture as the page sends it."""
    if major < 4:
        return "data:image/png;base64," + base64.b64encode(content).decode()
    path = os.path.join(folder, "uploads", name)
    with open(path, "wb") as file:
        file.write(content)
    return {"path": path, "orig_name": name, "size": len(content), "mime_type": "image/png", "meta": {"_type": "gradio.FileData"}}


def flag(name, components, rows):
    """Flags from the working directory of an app, as `python app.py` does."""
    os.makedirs(os.path.join(folder, name), exist_ok=True)
    os.chdir(os.path.join(folder, name))
    callback = gr.CSVLogger()
    # An absolute folder would name this machine in the fixtures.
    callback.setup(components, os.path.abspath("flagged") if os.environ.get("ABSOLUTE_FLAGGING_DIR") else "flagged")
    for values, option, user in rows:
        callback.flag(values, flag_option=option, username=user)


operations = ["add", "subtract", "multiply", "divide"]
flag(
    "calculator",
    [gr.Number(label="num1"), gr.Radio(operations, label="operation"), gr.Number(label="num2"), gr.Number(label="output")],
    [
        ([5, "add", 7, -12], "wrong sign", None),
        ([6, "subtract", 1.5, 3.5], "off by one", None),
        ([1, "divide", 0, None], "other", None),
    ],
)
label = {"label": "cat", "confidences": [{"label": "cat", "confidence": 0.75}, {"label": "dog", "confidence": 0.25}]}
flag(
    "pictures",
    [gr.Image(label="im"), gr.Textbox(label="note, if any"), gr.Image(label="Output"), gr.Label(label="Output 1")],
    [
        ([payload(picture(255, 0, 0), "red.png"), "=1+1", payload(picture(0, 255, 0), "green.png"), label], "", "ada"),
        ([payload(picture(0, 0, 255), "blue one.png"), "it's fine,-\nreally", None, label], "", "ada"),
    ],
)
