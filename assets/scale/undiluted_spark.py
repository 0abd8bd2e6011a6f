#!/usr/bin/env python3
"""Licences and model cards in Parquet -> what undiluted finds in each, in Parquet, on Apache Spark.

Each partition runs one `undiluted … --stdin jsonl --lean` and sends its documents through, so that nothing of this
program has to be installed in Python. Documents that cannot be read come out as rows with an error.

The work is cut into batches by a hash of each document's name. A batch that is written whole is not done again: start the
same command anew and it goes on where it stopped. A worker that is killed costs its own partition.

    spark-submit undiluted_spark.py documents.parquet out/ --tool ./undiluted

Input columns: name, text; where present also media_type and year. Output: out/findings/batch=N/*.parquet and
out/summary/*.csv (how many, by licence and year, by finding, by answer), with --plot out/answers.png.
"""

import argparse
import json
import os
import subprocess
import sys
import threading

from pyspark.sql import SparkSession, functions as F
from pyspark.sql import types as T

FINDINGS = T.StructType([
    T.StructField("name", T.StringType()),
    T.StructField("year", T.IntegerType()),
    T.StructField("sha256", T.StringType()),
    T.StructField("language", T.StringType()),
    T.StructField("identified", T.StringType()),
    T.StructField("relation", T.StringType()),
    T.StructField("terms_read_in", T.StringType()),
    T.StructField("outcomes", T.MapType(T.StringType(), T.StringType())),
    T.StructField("conflicts", T.ArrayType(T.StringType())),
    T.StructField("kinds", T.ArrayType(T.StringType())),
    T.StructField("answers", T.MapType(T.StringType(), T.StringType())),
    T.StructField("num_unread", T.IntegerType()),
    T.StructField("num_not_loaded", T.IntegerType()),
    T.StructField("rules", T.StringType()),
    T.StructField("error", T.StringType()),
])


# Answers as people read them, where their ids say less.
WORDS = {"if": "yes, if", "unsaid": "not said", "unread": "not read"}


def row_of(line, name, year):
    """A line of the program as a row; the name is the input's own."""
    it = json.loads(line)
    known = it.get("identified") or {}
    return (
        name, year, it.get("sha256"), it.get("language"), known.get("id"), known.get("relation"),
        it.get("terms_read_in"), it.get("outcomes"), it.get("conflicts"), it.get("kinds"), it.get("answers"),
        it.get("num_unread"), it.get("num_not_loaded"), (it.get("tool") or {}).get("rules"), it.get("error"),
    )


def answered(tool, threads, rows):
    """Sends a partition's documents through one program, and gives a row for each, in order."""
    environment = dict(os.environ, UNDILUTED_THREADS=str(threads))
    command = [tool, "assess", "--stdin", "jsonl", "--lean", "--rules", "none", "--texts", "none"]
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        encoding="utf-8", env=environment)
    # What was sent and is not answered yet: the program holds back no more than a window, so this stays small.
    sent, said = [], []
    failed = []

    def feed():
        try:
            for row in rows:
                document = {"name": row["name"], "text": row["text"]}
                if row["media_type"]:
                    document["media_type"] = row["media_type"]
                sent.append((row["name"], row["year"]))
                # A document without a name or a text is the program's to refuse: its line says why.
                line = json.dumps({key: value for key, value in document.items() if value is not None})
                child.stdin.write(line + "\n")
        except BrokenPipeError:
            pass
        except Exception as error:  # What broke the input must not look like its end.
            failed.append(error)
        finally:
            try:
                child.stdin.close()
            except BrokenPipeError:
                pass

    feeder = threading.Thread(target=feed, daemon=True)
    listener = threading.Thread(target=lambda: said.extend(child.stderr), daemon=True)
    feeder.start()
    listener.start()
    answers = 0
    for line in child.stdout:
        name, year = sent[answers]
        sent[answers] = None
        answers += 1
        yield row_of(line, name, year)
    feeder.join()
    listener.join()
    status = child.wait()
    if failed:
        raise failed[0]
    # 2 says that some lines could not be read, and they are rows. All else is no answer: Spark tries the partition again.
    if status not in (0, 1, 2) or answers != len(sent):
        raise RuntimeError(f"{tool} ended with {status} after {answers} of {len(sent)} documents: {''.join(said)}")


def summarise(spark, out):
    """How many documents, by licence and year, by kind of finding, and by answer."""
    found = spark.read.parquet(f"{out}/findings")
    licence = F.coalesce(F.when(F.col("relation").isin("exact", "cosmetic"), F.col("identified")), F.lit("other"))
    tables = {
        "licences": found.groupBy(licence.alias("licence"), "year", F.col("outcomes")["osd"].alias("osd")).count(),
        "kinds": found.select("year", F.explode("kinds").alias("kind")).groupBy("kind", "year").count(),
        "answers": found.select(F.explode("answers").alias("question", "answer")).groupBy("question", "answer").count(),
        "errors": found.where("error is not null").groupBy("error").count(),
    }
    for name, table in tables.items():
        ordered = table.orderBy(*[column for column in table.columns])
        ordered.coalesce(1).write.mode("overwrite").csv(f"{out}/summary/{name}", header=True)
    return {name: table.orderBy(F.desc("count")).limit(200).collect() for name, table in tables.items()}


def plot(rows, path):
    """A bar for each question, cut by answer."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    order = ["yes", "if", "no", "unsaid", "unread"]
    colors = ["#0072b2", "#56b4e9", "#d55e00", "#bbbbbb", "#666666"]
    questions = sorted({row["question"] for row in rows})
    counts = {(row["question"], row["answer"]): row["count"] for row in rows}
    figure, axes = pyplot.subplots(figsize=(9, 0.4 * len(questions) + 1.2), layout="constrained")
    left = [0] * len(questions)
    for answer, color in zip(order, colors):
        widths = [counts.get((question, answer), 0) for question in questions]
        axes.barh(questions, widths, left=left, color=color, label=WORDS.get(answer, answer))
        left = [a + b for a, b in zip(left, widths)]
    axes.invert_yaxis()
    axes.set_xlabel("documents")
    axes.legend(ncols=5, loc="lower center", bbox_to_anchor=(0.5, 1.0), frameon=False)
    figure.savefig(path, dpi=120)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", help="Parquet with name and text")
    parser.add_argument("out", help="folder of the results")
    parser.add_argument("--tool", default="undiluted", help="the program, at the same path on every worker")
    parser.add_argument("--batches", type=int, default=8, help="pieces that are done or not done")
    parser.add_argument("--partitions", type=int, default=0, help="of each batch [default: twice the cores]")
    parser.add_argument("--threads", type=int, default=1, help="of each program; Spark runs one a core already")
    parser.add_argument("--plot", action="store_true", help="draw the answers, with matplotlib")
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("undiluted").getOrCreate()
    cores = spark.sparkContext.defaultParallelism
    partitions = arguments.partitions or 2 * cores
    documents = spark.read.parquet(arguments.input)
    for column, kind in (("media_type", "string"), ("year", "int")):
        if column not in documents.columns:
            documents = documents.withColumn(column, F.lit(None).cast(kind))
    documents = documents.select("name", "text", "media_type", F.col("year").cast("int").alias("year"))
    batch_of = F.pmod(F.xxhash64(F.coalesce("name", F.lit(""))), F.lit(arguments.batches))
    tool, threads = arguments.tool, arguments.threads
    for batch in range(arguments.batches):
        target = f"{arguments.out}/findings/batch={batch}"
        path = spark._jvm.org.apache.hadoop.fs.Path(f"{target}/_SUCCESS")
        if path.getFileSystem(spark._jsc.hadoopConfiguration()).exists(path):
            print(f"batch {batch}: is there already", file=sys.stderr)
            continue
        part = documents.where(batch_of == batch).repartition(partitions)
        rows = part.rdd.mapPartitions(lambda it: answered(tool, threads, it))
        spark.createDataFrame(rows, FINDINGS).write.mode("overwrite").parquet(target)
        print(f"batch {batch}: done", file=sys.stderr)
    tables = summarise(spark, arguments.out)
    if arguments.plot:
        plot(tables["answers"], f"{arguments.out}/answers.png")
    spark.stop()


if __name__ == "__main__":
    main()
