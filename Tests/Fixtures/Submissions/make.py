#!/usr/bin/env python3
"""Makes the submissions of this folder again: the same three invented sites in every format.

Needs ogr2ogr (GDAL 3.6) and openpyxl, and is no part of any build or test: the files are committed.
"""

import json
import os
import pathlib
import subprocess

import openpyxl

here = pathlib.Path(__file__).parent
os.chdir(here)
for path in here.iterdir():
    if path.name != "make.py":
        path.unlink()

SITES = [
    ("S1", "viettel", 105.9123456, 20.5432109, "A2b", 40.5, "13285"),
    ("S2", "VNPT", 106.1012345, 20.6, "Loại 1", 36, "Phù Vân"),
    ("S3", "mobifone", 106.1512345, 20.6501234, "A2b", 30, "13291"),
]
HEADER = ["Mã trạm", "Doanh nghiệp", "Loại cột", "Chiều cao", "Xã"]

# A workbook as people make it: a sheet of remarks, titles above the header, an empty row, a date, a remark with a line end.
book = openpyxl.Workbook()
book.active.title = "Ghi chú"
book.active["A1"] = "Đợt 1"
sheet = book.create_sheet("Danh sách")
sheet["B2"] = "DANH SÁCH VỊ TRÍ"
for column, name in enumerate([*HEADER, "Kinh độ", "Vĩ độ", "Ngày", "Nhận xét"], 1):
    sheet.cell(4, column, name)
for row, (name, operator, x, y, structure, height, commune) in zip([5, 7, 8], SITES):
    for column, value in enumerate([name, operator, structure, height, commune, x, y, None, "một\nhai, \"ba\""], 1):
        sheet.cell(row, column, value)
    sheet.cell(row, 8, __import__("datetime").date(2027, 1, 31))
book.save("sites.xlsx")

features = [
    {"type": "Feature", "properties": dict(zip(HEADER, [n, o, s, h, c])), "geometry": {"type": "Point", "coordinates": [x, y]}}
    for n, o, x, y, s, h, c in SITES
]
pathlib.Path("sites.geojson").write_text(
    json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False), encoding="utf-8")
# Names that any format takes.
short = ["id", "operator", "structure", "height_m", "commune"]
plain = [dict(f, properties=dict(zip(short, f["properties"].values()))) for f in features]
pathlib.Path("source.json").write_text(
    json.dumps({"type": "FeatureCollection", "name": "sites", "features": plain}, ensure_ascii=False), encoding="utf-8")


def convert(target, *options):
    subprocess.run(["ogr2ogr", *options, target, "source.json"], check=True)


convert("sites.gpkg", "-nln", "sites")
convert("sites.gpkg", "-nln", "drafts", "-update", "-where", "id = 'S1'")
convert("sites.shp", "-lco", "ENCODING=UTF-8")
convert("utm.shp", "-t_srs", "EPSG:3405", "-lco", "ENCODING=UTF-8")
convert("sites.kml", "-f", "LIBKML")
convert("sites.tab", "-f", "MapInfo File", "-lco", "ENCODING=UTF-8")
convert("sites.mif", "-f", "MapInfo File", "-dsco", "FORMAT=MIF", "-lco", "ENCODING=UTF-8")
convert("sites.ods", "-f", "ODS", "-sql", "SELECT *, ST_X(geometry) AS longitude, ST_Y(geometry) AS latitude FROM sites",
        "-dialect", "SQLite")
convert("sites.kmz", "-f", "LIBKML")
pathlib.Path("source.json").unlink()
