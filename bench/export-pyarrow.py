"""Writes the rows of a case store as Python would, in batches: CSV and JSON lines with the standard library, Parquet with pyarrow."""
import csv
import json
import resource
import sqlite3
import sys

import pyarrow as pa
import pyarrow.parquet as pq

folder, kind, to, with_pictures = sys.argv[1:5]
names = ["text", "im", "Output", "flag", "username", "timestamp", "note", "verdict", "flagged_by", "endpoint", "duration_ms", "case"]


def picture(stored):
    if stored is None or not with_pictures:
        return None
    with open(f"{folder}/{stored['path']}", "rb") as file:
        return {"bytes": file.read(), "path": stored["path"]}


def rows():
    database = sqlite3.connect(f"{folder}/.hardcase/cases.db")
    query = "select inputs, outputs, option, user_name, flagged_at, note, verdict, flagged_by, endpoint, duration_ms, id from hardcase_cases order by order_key"
    for inputs, outputs, *rest in database.execute(query):
        inputs, outputs = json.loads(inputs), json.loads(outputs)
        yield [inputs["text"], picture(inputs["im"]), outputs["Output"], *rest]


if kind == "csv":
    with open(to, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows(rows())
elif kind == "jsonl":
    with open(to, "w") as file:
        for row in rows():
            file.write(json.dumps(dict(zip(names, row))) + "\n")
else:
    string = pa.string()
    image = pa.struct([("bytes", pa.binary()), ("path", string)])
    types = [string, image, string, string, string, pa.timestamp("ms"), string, string, string, string, pa.float64(), string]
    schema = pa.schema(list(zip(names, types)))
    size = 160 if with_pictures else 10_000
    with pq.ParquetWriter(to, schema) as writer:
        batch = []
        for row in rows():
            batch.append(row)
            if len(batch) == size:
                writer.write_batch(pa.record_batch([pa.array(column, kind) for column, kind in zip(zip(*batch), types)], schema=schema))
                batch = []
        if batch:
            writer.write_batch(pa.record_batch([pa.array(column, kind) for column, kind in zip(zip(*batch), types)], schema=schema))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
