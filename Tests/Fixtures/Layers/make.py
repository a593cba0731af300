#!/usr/bin/env python3
"""Makes the layers of this folder again, in every format, from invented data.

Needs ogr2ogr (GDAL 3.6) and is no part of any build or test: the files are committed.
The zones are two squares of 2 km and one of 1 km with a hole, in VN-2000 / UTM zone 48N (EPSG:3405).
"""

import json
import os
import pathlib
import sqlite3
import subprocess
import zipfile

here = pathlib.Path(__file__).parent
os.chdir(here)
for path in here.iterdir():
    if path.name != "make.py":
        path.unlink()


def square(x, y, side):
    return [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]


def collection(name, features, crs=None):
    value = {"type": "FeatureCollection", "name": name}
    if crs:
        value["crs"] = {"type": "name", "properties": {"name": crs}}
    value["features"] = [
        {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}
        for properties, kind, coordinates in features
    ]
    path = pathlib.Path(f"{name}.source.json")
    path.write_text(json.dumps(value, ensure_ascii=False))
    return path


def convert(source, target, *options):
    subprocess.run(["ogr2ogr", *options, target, str(source)], check=True)


utm = "urn:ogc:def:crs:EPSG::3405"
x, y = 594000, 2271000
zones = collection(
    "zones",
    [
        ({"code": "007", "name": "Phường Một", "number": 13285}, "Polygon", [square(x, y, 2000)]),
        ({"code": "008", "name": "Xã Đồng Hai", "number": 9000001}, "MultiPolygon",
         [[square(x + 4000, y, 2000)], [square(x + 8000, y, 1000), square(x + 8200, y + 200, 300)[::-1]]]),
    ],
    utm,
)
roads = collection(
    "roads",
    [({"name": "Đường A"}, "LineString", [[x, y], [x + 30000, y + 100]]),
     ({"name": None}, "MultiLineString", [[[x, y], [x, y + 500]], [[x + 10, y], [x + 10, y + 500]]])],
    utm,
)
degrees = collection(
    "places",
    [({"name": "Điểm A"}, "Point", [105.9, 20.5]), ({"name": "Điểm B"}, "Point", [105.95, 20.55])],
)

convert(zones, "zones.shp", "-lco", "ENCODING=UTF-8")
# MapInfo has no name for VN-2000, and its users write the datum as numbers (here those of EPSG:5194).
convert(zones, "zones.mif", "-f", "MapInfo File")
table = pathlib.Path("zones.mif")
table.write_text(table.read_text().replace(
    "Projection 8, 104,",
    "Projection 8, 9999, 28, -191.90441429, -39.30318279, -111.45032835, 0.00928836, -0.01975479, 0.00427372, "
    "0.252906278, 0,"))
convert("zones.mif", "zones.tab", "-f", "MapInfo File")
convert(degrees, "places.kml", "-f", "LIBKML")
convert(roads, "roads.dxf", "-f", "DXF", "-nlt", "LINESTRING", "-explodecollections", "-sql", "SELECT geometry FROM roads",
        "-dialect", "SQLite")
convert(roads, "roads.dgn", "-f", "DGN", "-explodecollections", "-sql", "SELECT geometry FROM roads", "-dialect", "SQLite",
        "-dsco", "SEED=/usr/share/gdal/seed_2d.dgn")
small = ["-f", "GPKG", "-lco", "SPATIAL_INDEX=NO"]
convert(zones, "layers.gpkg", *small, "-nlt", "MULTIPOLYGON")
convert(roads, "layers.gpkg", *small, "-update", "-nlt", "MULTILINESTRING")
convert(degrees, "places.gpkg", *small)
for name in ["layers.gpkg", "places.gpkg"]:
    database = sqlite3.connect(name)
    database.execute("PRAGMA page_size = 512")
    database.execute("VACUUM")
    database.close()
with zipfile.ZipFile("places.kmz", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.write("places.kml", "doc.kml")

# A shapefile without .prj, and one of which the second feature has no geometry.
for ending in ["shp", "shx", "dbf", "cpg"]:
    pathlib.Path(f"bare.{ending}").write_bytes(pathlib.Path(f"zones.{ending}").read_bytes())
faulty = pathlib.Path("faulty.source.csv")
faulty.write_text('code,WKT\na,"POINT (594000 2271000)"\nb,\nc,"POINT EMPTY"\n')
convert(faulty, "faulty.gpkg", *small, "-a_srs", "EPSG:3405", "-oo", "GEOM_POSSIBLE_NAMES=WKT", "-oo",
        "KEEP_GEOM_COLUMNS=NO")
curved = pathlib.Path("curved.source.csv")
curved.write_text('code,WKT\na,"CURVEPOLYGON (CIRCULARSTRING (0 0, 1 1, 2 0, 1 -1, 0 0))"\n')
convert(curved, "curved.gpkg", *small, "-a_srs", "EPSG:4326", "-oo", "GEOM_POSSIBLE_NAMES=WKT", "-oo",
        "KEEP_GEOM_COLUMNS=NO")
for name in ["faulty.gpkg", "curved.gpkg"]:
    database = sqlite3.connect(name)
    database.execute("PRAGMA page_size = 512")
    database.execute("VACUUM")
    database.close()
for path in here.glob("*.source.*"):
    path.unlink()
