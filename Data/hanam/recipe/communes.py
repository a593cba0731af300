"""Communes as a power diagram: each cell holds what is nearest to its centre, less the cell's weight.

The weights are moved until every cell has its commune's share of the outline's area.
"""

from math import fsum

from .facts import COMMUNES, OUTLINE
from .ground import MIDDLE, area_and_centre, at, feature, metres_per_degree

ROUNDS = 200
STEP = 1.0
SAME = 2e-7  # degrees: corners nearer than this are one corner


def communes():
    """The communes' closed rings, and the territory's, with identical corners along common edges."""
    cells = diagram(balanced_weights())
    corners = []
    snapped = [snap(cell, corners) for cell in cells]
    outline = snap(OUTLINE, corners)
    rings = [with_corners_on_edges(ring, corners) for ring in snapped]
    return rings, with_corners_on_edges(outline, corners)


def balanced_weights():
    """Weights (in squared planar degrees) that give each cell its share of the area."""
    whole = fsum(area for _, _, area, _, _ in COMMUNES)
    outline_area, _ = area_and_centre(OUTLINE + OUTLINE[:1])
    weights = [0.0] * len(COMMUNES)
    north, _ = metres_per_degree(MIDDLE)
    for _ in range(ROUNDS):
        for i, cell in enumerate(diagram(weights)):
            area, _ = area_and_centre(cell + cell[:1])
            missing = COMMUNES[i][2] / whole * outline_area - area
            weights[i] += STEP * missing * 1e6 / (north * north) / 3
    return weights


def diagram(weights):
    """The cells, as open rings in degrees."""
    north, east = metres_per_degree(MIDDLE)
    stretch = east / north
    sites = [(centre[0] * stretch, centre[1]) for _, _, _, centre, _ in COMMUNES]
    cells = []
    for i, (x, y) in enumerate(sites):
        cell = [(px * stretch, py) for px, py in OUTLINE]
        for j, (u, v) in enumerate(sites):
            if j != i:
                nx, ny = 2 * (u - x), 2 * (v - y)
                limit = u * u - x * x + v * v - y * y + weights[i] - weights[j]
                cell = clipped(cell, nx, ny, limit)
        cells.append([(px / stretch, py) for px, py in cell])
    return cells


def clipped(ring, nx, ny, limit):
    """The part of an open ring where nx·x + ny·y ≤ limit."""
    kept = []
    for a, b in zip(ring, ring[1:] + ring[:1]):
        over_a = nx * a[0] + ny * a[1] - limit
        over_b = nx * b[0] + ny * b[1] - limit
        if over_a <= 0:
            kept.append(a)
        if (over_a < 0 < over_b) or (over_b < 0 < over_a):
            t = over_a / (over_a - over_b)
            kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
    return kept


def snap(ring, corners):
    """The closed ring on common corners of 7 decimals; new ones are added to them."""
    result = []
    for x, y in ring:
        near = [c for c in corners if abs(c[0] - x) < SAME and abs(c[1] - y) < SAME]
        if not near:
            near = [(round(x, 7), round(y, 7))]
            corners.append(near[0])
        if not result or result[-1] != near[0]:
            result.append(near[0])
    return result if result[0] == result[-1] else result + result[:1]


def with_corners_on_edges(ring, corners):
    """The closed ring with every common corner that lies on one of its edges."""
    result = [ring[0]]
    for a, b in zip(ring, ring[1:]):
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = dx * dx + dy * dy
        between = []
        for c in corners:
            t = ((c[0] - a[0]) * dx + (c[1] - a[1]) * dy) / length
            if 0 < t < 1 and c != a and c != b:
                off_x, off_y = a[0] + t * dx - c[0], a[1] + t * dy - c[1]
                if abs(off_x) < SAME and abs(off_y) < SAME:
                    between.append((t, c))
        result += [c for _, c in sorted(between)] + [b]
    return result


def commune_features(rings):
    for (code, name, area, _, former), ring in zip(COMMUNES, rings):
        properties = {"code": code, "name": name, "former_names": former, "official_area_km2": area}
        yield feature(properties, "Polygon", [[at(p) for p in ring]])


def territory_features(ring):
    yield feature({"id": "ha-nam", "name": "Tỉnh Hà Nam (trước ngày 1/7/2025), ranh giới minh họa"}, "Polygon", [[at(p) for p in ring]])
