"""Places in degrees, lengths in metres, and the seeded dice. Only + - * / and square roots: the same bits everywhere."""

import json
import math
import random

# Metres in one degree of latitude and of longitude on WGS 84, near latitude 20.53° (right to 2 in 10 million).
MIDDLE = 20.53


def metres_per_degree(latitude):
    d = latitude - MIDDLE
    return 110710.986 + 12.7654 * d, 104292.387 - 677.6408 * d - 15.8283 * d * d


def offset(a, b):
    """Metres to the east and to the north from a to b; right to a millimetre within a kilometre."""
    north, east = metres_per_degree((a[1] + b[1]) / 2)
    return (b[0] - a[0]) * east, (b[1] - a[1]) * north


def distance(a, b):
    east, north = offset(a, b)
    return math.sqrt(east * east + north * north)


def moved(place, east, north):
    """The place that lies so many metres to the east and north."""
    metres_north, _ = metres_per_degree(place[1])
    latitude = place[1] + north / metres_north
    metres_north, metres_east = metres_per_degree((place[1] + latitude) / 2)
    return place[0] + east / metres_east, place[1] + north / metres_north


def distance_to_line(place, line):
    """Metres from a place to the nearest point of a chain of straight edges."""
    best = math.inf
    for a, b in zip(line, line[1:]):
        ax, ay = offset(place, a)
        bx, by = offset(place, b)
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        t = 0 if length == 0 else min(1, max(0, -(ax * dx + ay * dy) / length))
        x, y = ax + t * dx, ay + t * dy
        best = min(best, math.sqrt(x * x + y * y))
    return best


def inside(place, ring):
    """Whether the place lies in the closed ring."""
    x, y = place
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:]):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            odd = not odd
    return odd


def area_and_centre(ring):
    """Area in km² and centre of a closed ring."""
    ox, oy = ring[0]
    twice = cx = cy = 0.0
    for (ax, ay), (bx, by) in zip(ring, ring[1:]):
        ax, ay, bx, by = ax - ox, ay - oy, bx - ox, by - oy
        cross = ax * by - bx * ay
        twice += cross
        cx += (ax + bx) * cross
        cy += (ay + by) * cross
    centre = ox + cx / (3 * twice), oy + cy / (3 * twice)
    north, east = metres_per_degree(centre[1])
    return twice / 2 * north * east / 1e6, centre


class Dice:
    """Seeded chance that gives the same throws in every version of Python."""

    def __init__(self, seed):
        self.throw = random.Random(seed).random

    def between(self, low, high):
        return low + (high - low) * self.throw()

    def chance(self, share):
        return self.throw() < share

    def pick(self, things):
        return things[int(self.throw() * len(things))]

    def weighted(self, pairs):
        """One of the things in (thing, weight) pairs."""
        left = self.throw() * math.fsum(weight for _, weight in pairs)
        for thing, weight in pairs:
            left -= weight
            if left < 0:
                return thing
        return pairs[-1][0]

    def direction(self):
        """A unit vector to the east and north, any direction alike."""
        while True:
            x, y = self.between(-1, 1), self.between(-1, 1)
            length = math.sqrt(x * x + y * y)
            if 0.1 < length < 1:
                return x / length, y / length

    def within(self, ring):
        """A place in the closed ring."""
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        while True:
            place = self.between(min(xs), max(xs)), self.between(min(ys), max(ys))
            if inside(place, ring):
                return place


def at(place):
    return [round(place[0], 7), round(place[1], 7)]


def feature(properties, kind, coordinates):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def write_features(path, features):
    """GeoJSON, one feature a line."""
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    path.write_text('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n", encoding="utf-8", newline="\n")


def write_table(path, columns, rows):
    """CSV as RFC 4180 asks, but with plain line feeds; the cells are texts."""
    def cell(text):
        return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\n') else text

    lines = [",".join(columns)] + [",".join(cell(c) for c in row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
