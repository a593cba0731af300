"""An invented country to measure on: as many masts as proposals, equally dense at every size, under seven rules."""

import json
import math
import random

OPERATORS = ["north", "south", "east"]
STRUCTURES = ["A1a", "A2a", "A2b"]
PER_COMMUNE = 300
SIDE = 0.09  # degrees, of a commune

PLAN = """\
format: 1
id: bench
title: {en: A country to measure on}
authority: {en: Nobody}
decision: {number: 1/BENCH, date: 2025-01-01}
valid: {from: 2025-01-01, to: 2099-12-31}
crs: EPSG:4326
proposals: {crs: EPSG:4326}
structures:
  A1a: {bulky: false, mounting: building}
  A2a: {bulky: true, mounting: building}
  A2b: {bulky: true, mounting: ground}
operators: {north: {title: North}, south: {title: South}, east: {title: East}}
layers:
  territory: {source: territory.geojson}
  communes: {source: communes.geojson, id: code, name: name}
  zones: {source: zones.geojson, id: id, class: class, name: name, precedence: [heritage, urban], otherwise: rural}
  masts: {source: masts.csv}
  hospitals: {source: hospitals.geojson, id: id, name: name}
measurement: {uncertainty: 0 m}
rules:
  - {id: inside, check: territory, cite: {en: Article 1}, outcome: reject}
  - {id: declared, check: commune, cite: {en: Article 2}, outcome: reject}
  - id: kinds
    check: allowed-structures
    cite: {en: Article 3}
    outcome: reject
    cases: [{when: {zone: heritage}, allow: [A1*]}]
  - id: height
    check: height
    cite: {en: Article 4}
    of: mast
    outcome: reject
    cases: [{when: {zone: heritage}, max: 20 m}, {when: {zone: urban}, max: 45 m}, {when: {zone: rural}, max: 80 m}]
  - id: spacing
    check: spacing
    cite: {en: Article 5}
    outcome: reject
    others: {status: [existing, approved, proposed]}
    cases:
      - {when: {zone: [heritage, urban], structure: A1*}, min: 50 m}
      - {when: {zone: [heritage, urban]}, min: 100 m}
      - {when: {structure: A2b}, min: 200 m}
      - {when: {}, min: 100 m}
  - id: coverage
    check: coverage-radius
    cite: {en: Article 6}
    outcome: reject
    cases: [{when: {zone: [heritage, urban]}, min: 50 m, max: 2000 m}, {when: {zone: rural}, min: 200 m, max: 8000 m}]
  - {id: clearance, check: clearance, cite: {en: Article 7}, layer: hospitals, min: 100 m, outcome: reject}
"""


def feature(kind, coordinates, **properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def write_layer(path, features):
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def edge(x, y, along, side, west, south):
    """The points of a wavy edge of a commune; the two communes beside it share them."""
    points = []
    for step in range(20):
        at, wave = step / 20, 0.08 * math.sin(2 * math.pi * step / 20) * math.cos(x + 2 * y)
        if along:
            column, row = x + at, y + (wave if 0 < y < side else 0)
        else:
            column, row = x + (wave if 0 < x < side else 0), y + at
        points.append([round(west + column * SIDE, 7), round(south + row * SIDE, 7)])
    return points


def disc(numbers, centre, radius):
    turn = numbers.uniform(0, 6)
    ring = [[round(centre[0] + radius * (1 + 0.1 * math.sin(3 * a + turn)) * math.cos(a), 7),
             round(centre[1] + radius * (1 + 0.1 * math.sin(3 * a + turn)) * math.sin(a), 7)]
            for a in (2 * math.pi * k / 90 for k in range(90))]
    return [ring + ring[:1]]


def write(folder, count):
    """Writes the plan and `count` proposals; the same bytes for the same count."""
    numbers = random.Random(count)
    side = max(1, round(math.sqrt(count / PER_COMMUNE)))
    west, south = 106.0, 16.0 - side * SIDE / 2
    span = side * SIDE
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")

    def below(x, y):
        return edge(x, y, True, side, west, south)

    def left(x, y):
        return edge(x, y, False, side, west, south)

    def corner(x, y):
        return below(x, y)[:1]

    def back(first, end):
        return end + first[:0:-1]

    communes = []
    for x in range(side):
        for y in range(side):
            ring = (below(x, y) + left(x + 1, y) + back(below(x, y + 1), corner(x + 1, y + 1))
                    + back(left(x, y), corner(x, y + 1)) + corner(x, y))
            communes.append(feature("Polygon", [ring], code=f"C{x}-{y}", name=f"Commune {x}-{y}"))
    write_layer(folder / "communes.geojson", communes)
    rim = [[west, south], [west + span, south], [west + span, south + span], [west, south + span], [west, south]]
    write_layer(folder / "territory.geojson", [feature("Polygon", [rim], name="Country")])

    def place():
        return round(west + numbers.uniform(0, span), 6), round(south + numbers.uniform(0, span), 6)

    zones = [feature("Polygon", disc(numbers, place(), numbers.uniform(0.004, 0.02)), id=f"Z{k}", name=f"Zone {k}",
                     **{"class": "heritage" if k % 5 == 0 else "urban"}) for k in range(2 * side * side)]
    write_layer(folder / "zones.geojson", zones)
    write_layer(folder / "hospitals.geojson",
                [feature("Point", place(), id=f"H{k}", name=f"Hospital {k}") for k in range(5 * side * side)])
    with open(folder / "masts.csv", "w", encoding="utf-8") as file:
        file.write("id,operator,structure,status,longitude,latitude\n")
        for k in range(count):
            x, y = place()
            file.write(f"M{k},{OPERATORS[k % 3]},{STRUCTURES[k // 3 % 3]},existing,{x:.6f},{y:.6f}\n")
    with open(folder / "proposals.csv", "w", encoding="utf-8") as file:
        file.write("id,operator,structure,longitude,latitude,height_m,mast_height_m,coverage_radius_m,commune\n")
        for k in range(count):
            x, y = place()
            column, row = (min(side - 1, int((v - o) / SIDE)) for v, o in ((x, west), (y, south)))
            mast = numbers.randint(10, 48)
            file.write(f"P{k},{OPERATORS[k % 3]},{STRUCTURES[k // 3 % 3]},{x:.6f},{y:.6f},{mast + 4},{mast},"
                       f"{numbers.randint(150, 1500)},C{column}-{row}\n")
