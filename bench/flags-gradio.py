# Times CSVLogger.flag in this very process, without HTTP: flags-gradio.py ROWS CLIENTS FLAGS prints milliseconds as JSON.
import json
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import gradio

rows, clients, flags = map(int, sys.argv[1:])

with tempfile.TemporaryDirectory() as folder:
    logger = gradio.CSVLogger(verbose=False, dataset_file_name="logs.csv")
    logger.setup([gradio.Textbox(label="text"), gradio.Textbox(label="Output")], folder)
    logger.flag(["first", "first"])
    with open(Path(folder) / "logs.csv", "a", encoding="utf-8") as log:
        log.writelines(f"text {row},text {row},2026-01-01 00:00:00.000000\n" for row in range(rows))

    def client(number):
        times = []
        for index in range(flags // clients):
            text = f"flag {number} {index}"
            start = time.perf_counter()
            logger.flag([text, text])
            times.append((time.perf_counter() - start) * 1000)
        return times

    with ThreadPoolExecutor(clients) as pool:
        print(json.dumps([one for times in pool.map(client, range(clients)) for one in times]))
