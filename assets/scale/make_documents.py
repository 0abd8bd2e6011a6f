#!/usr/bin/env python3
"""Made-up licences and cards as Parquet, to try undiluted_spark.py with: the same bytes for the same arguments.

    python3 make_documents.py 20000 documents.parquet
"""

import random
import sys

import pyarrow as pa
import pyarrow.parquet as pq

GRANTS = [
    "You may use, copy, modify and distribute the Model for any purpose.",
    "We grant you a worldwide, non-exclusive licence to use, reproduce and share the Materials.",
    "You may use the Model for non-commercial purposes only.",
    "You may use the Model for research purposes only.",
]
TERMS = [
    "If your products have more than {n} million monthly active users, you must request a separate license.",
    "You may not use the outputs of the Model to train other models.",
    "You must keep this notice in all copies.",
    "Residents of the European Union may not use the Model.",
    "You may not use the Model to offer a hosted service to others.",
    "Your rights end when you breach these terms.",
    "The flimmer must not be quorbled unless the Board nods.",
    "THE MODEL IS PROVIDED AS IS, WITHOUT WARRANTY OF ANY KIND.",
]
CARDS = ["mit", "apache-2.0", "cc-by-nc-4.0", "llama3.1", "openrail", "other"]


def document(number, chance):
    year = chance.randint(2021, 2026)
    if number % 3 == 0:
        licence = chance.choice(CARDS)
        text = f"---\nlicense: {licence}\nbase_model: made-up/base-{number % 97}\n---\n# Model {number}\n\nA made-up model.\n"
        return f"model-{number}/README.md", text, "text/markdown", year
    lines = [f"Made-up Licence {number}", "", "1. " + chance.choice(GRANTS)]
    for at, term in enumerate(chance.sample(TERMS, chance.randint(1, len(TERMS))), start=2):
        lines += ["", f"{at}. " + term.format(n=chance.choice([1, 10, 100, 700]))]
    return f"model-{number}/LICENSE", "\n".join(lines) + "\n", "text/plain", year


def main():
    count, path = int(sys.argv[1]), sys.argv[2]
    chance = random.Random(26)
    names, texts, types, years = (list(column) for column in zip(*(document(it, chance) for it in range(count))))
    # One that no program can read: it must cost nobody else anything.
    texts[count // 2] = None
    table = pa.table({"name": names, "text": texts, "media_type": types, "year": pa.array(years, pa.int32())})
    pq.write_table(table, path, row_group_size=2_000)


if __name__ == "__main__":
    main()
