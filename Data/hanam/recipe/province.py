"""The plan's figures as the generators need them, and what stands near a place."""

from .facts import COMMUNES
from .ground import distance, distance_to_line, inside
from .zones import HEADQUARTERS, ROADS, class_at, metres_to_edge

BULKY = ("A2a", "A2b")
CENTRE_WARD = "13285"
DUPLICATE = 50
MARGIN = 3  # metres that a proposal keeps from every limit, if it is not meant to be close to one


def spacing(zone, structure, height):
    """Metres that the plan asks between this mast and another; 0 for none. The table of plan.yaml."""
    if structure == "A2a" and height <= 15:
        return 150 if zone == "urban" else 200
    if structure == "A2a":
        return 200 if zone == "urban" else 350
    if structure == "A2b":
        return 300 if zone == "urban" else 400
    return 0


def sharing(zone):
    return 500 if zone == "rural" else 100


class Site:
    """A mast or a proposal."""

    def __init__(self, place, operator, structure, height, zone, **more):
        self.place, self.operator, self.structure, self.height, self.zone = place, operator, structure, height, zone
        self.operators = [operator] + more.get("sharers", [])
        self.status = more.get("status", "proposed")
        self.shareable = more.get("shareable", False)
        self.counts = more.get("counts", True)
        self.spacing = spacing(zone, structure, height)


class Neighbours:
    """Sites in square boxes of 0.006°, to find those within about 600 m."""

    BOX = 0.006

    def __init__(self):
        self.boxes = {}
        self.all = []

    def add(self, site):
        self.all.append(site)
        self.boxes.setdefault(self.box(site.place), []).append(site)

    def box(self, place):
        return int(place[0] / self.BOX), int(place[1] / self.BOX)

    def near(self, place):
        """(metres, site) of all sites in the box of the place and the eight around it."""
        x, y = self.box(place)
        return [
            (distance(place, site.place), site)
            for i in (x - 1, x, x + 1)
            for j in (y - 1, y, y + 1)
            for site in self.boxes.get((i, j), [])
        ]


class Province:
    """Everything that stands and lies in the province."""

    def __init__(self, rings, zones, hospitals):
        self.rings = {code: ring for (code, *_), ring in zip(COMMUNES, rings)}
        self.zones = zones
        self.hospitals = [place for _, _, place in hospitals]
        self.masts = Neighbours()
        self.proposals = Neighbours()

    def commune(self, place):
        return next((code for code, ring in self.rings.items() if inside(place, ring)), None)

    def zone(self, place):
        return class_at(place, self.zones)

    def faults(self, site, leaving_out=None):
        """The rules that a proposal there would miss, or None where it would stand too near to a limit to be clear."""
        tests = list(self.counterparts(site, leaving_out)) + list(self.surroundings(site))
        commune = self.commune(site.place)
        if any(limit and abs(metres - limit) < MARGIN for _, metres, limit in tests):
            return None
        if commune is None or distance_to_line(site.place, self.rings[commune]) < 30 or metres_to_edge(site.place, self.zones) < MARGIN:
            return None
        found = {rule for rule, metres, limit in tests if metres < limit}
        if site.zone in ("heritage", "headquarters") and site.structure in BULKY:
            found.add("class")
        if site.zone == "heritage":
            found.add("consent")
        if commune == CENTRE_WARD and site.structure == "A2b":
            found.add("centre")
        return found

    def counterparts(self, site, leaving_out):
        """(rule, metres, limit) against masts and other proposals."""
        for metres, mast in self.masts.near(site.place):
            if mast.counts and mast is not leaving_out:
                if mast.structure in BULKY:
                    yield "mast", metres, site.spacing
                if mast.shareable:
                    yield "sharing", metres, sharing(site.zone)
                if site.operator in mast.operators:
                    yield "duplicate", metres, DUPLICATE
        for metres, other in self.proposals.near(site.place):
            if other.structure in BULKY:
                yield "round", metres, site.spacing
            if site.structure in BULKY:
                yield "round", metres, other.spacing
            if site.operator == other.operator:
                yield "duplicate", metres, DUPLICATE

    def surroundings(self, site):
        """(rule, metres, limit) against hospitals, headquarters and roads."""
        if site.structure in BULKY:
            for place in self.hospitals:
                yield "hospital", distance(site.place, place), 50 if site.zone == "urban" else 100
        if site.structure == "A2b":
            for _, place in HEADQUARTERS:
                yield "headquarters", distance(site.place, place), 300
            for _, _, grade, line in ROADS:
                least = 25 if grade == "expressway" else 5
                yield "road", distance_to_line(site.place, line), max(least, 1.3 * site.height)
