#!/usr/bin/env python3
"""Checks a round tile by tile on Apache Spark, and writes the CSV report that one run of btscheck would write.

The plan and the proposals must lie under the same path on every machine, and btscheck in the PATH.
"""

import argparse
import csv
import io
import subprocess
import sys

from pyspark.sql import SparkSession


def check(tile, command):
    """The findings of one tile, each with its place in the whole report."""
    run = subprocess.run(command + ["--tile", tile], capture_output=True, text=True, encoding="utf-8")
    if run.returncode not in (0, 1):
        raise RuntimeError(f"tile {tile}: {run.stderr}")
    rows = csv.reader(io.StringIO(run.stdout, newline=""))
    next(rows)
    for number, finding in enumerate(rows):
        name, row = finding[:2]
        # Findings about areas have no row, come from the first tile alone, and stand last.
        yield (not name, name, int(row or 0), number), finding, run.returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("proposals", help="the file of proposals")
    parser.add_argument("--plan", required=True)
    parser.add_argument("--date", required=True, help="the same day for every tile: 2026-11-24")
    parser.add_argument("--tiles", type=int, default=8)
    parser.add_argument("-o", "--output", required=True, help="where the findings go")
    options = parser.parse_args()

    command = ["btscheck", options.proposals, "--plan", options.plan, "--date", options.date]
    command += ["--format", "csv", "--lang", "en", "--jobs", "1", "--quiet"]
    header = "input,row,id,operator,verdict,rule,check,outcome,result,measured,limit,unit,uncertainty,"
    header += "against_kind,against_id,against_count,message"
    spark = SparkSession.builder.appName("btscheck").getOrCreate()
    tiles = [f"{number}/{options.tiles}" for number in range(1, options.tiles + 1)]
    # Kept, for sorting looks at them more than once.
    findings = spark.sparkContext.parallelize(tiles, options.tiles).flatMap(lambda tile: check(tile, command)).cache()

    worst = 0
    with open(options.output, "w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output, lineterminator="\n")
        writer.writerow(header.split(","))
        for _, finding, code in findings.sortBy(lambda found: found[0]).toLocalIterator():
            writer.writerow(finding)
            worst = max(worst, code)
    spark.stop()
    return worst


if __name__ == "__main__":
    sys.exit(main())
