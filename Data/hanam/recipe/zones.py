"""Zones, headquarters, hospitals and roads. All their places are invented; only the names of wards and roads are real."""

from .facts import COMMUNES
from .ground import area_and_centre, at, distance, distance_to_line, feature, inside, moved

PRECEDENCE = ["heritage", "headquarters", "urban"]
OTHERWISE = "rural"
HEADQUARTERS_WIDTH = 200

# How much of each ward, in length, is town; the rest is fields and hills.
TOWN_SHARE = {
    "13285": 1.0, "13291": 0.85, "13318": 0.75, "13324": 0.5, "13330": 0.5, "13336": 0.75, "13348": 0.85, "13363": 0.6,
    "13366": 0.75, "13384": 0.75, "13393": 0.5, "13396": 0.45, "13402": 0.6, "13420": 0.3, "13435": 0.35, "13444": 0.8,
}
# Former townships that are towns within a commune (xã) of today.
TOWNSHIPS = [("13597", "Vĩnh Trụ", 0.4), ("13501", "Bình Mỹ", 0.3), ("13474", "Tân Thanh", 0.25)]

HEADQUARTERS = [
    ("Trụ sở Tỉnh ủy", (105.9261, 20.5363)), ("Trụ sở UBND tỉnh", (105.9322, 20.5318)),
    ("Trụ sở UBND phường Phù Vân", (105.9033, 20.5521)), ("Trụ sở UBND phường Hà Nam", (105.9452, 20.5772)),
    ("Trụ sở UBND phường Liêm Tuyền", (105.9668, 20.5437)), ("Trụ sở UBND phường Đồng Văn", (105.9372, 20.6473)),
    ("Trụ sở UBND phường Duy Tiên", (106.0035, 20.6274)), ("Trụ sở UBND phường Kim Bảng", (105.8762, 20.5861)),
    ("Trụ sở UBND phường Tam Chúc", (105.8243, 20.5741)), ("Trụ sở UBND xã Vĩnh Trụ", (106.0468, 20.5527)),
    ("Trụ sở UBND xã Bình Mỹ", (106.0064, 20.4936)), ("Trụ sở UBND xã Tân Thanh", (105.9171, 20.4772)),
]

TAM_CHUC = [(105.790, 20.545), (105.800, 20.540), (105.812, 20.545), (105.815, 20.556), (105.808, 20.566), (105.796, 20.566), (105.788, 20.556)]
TAM_CHUC_SERVICES = [(105.802, 20.551), (105.802, 20.556), (105.807, 20.556), (105.807, 20.551)]
OLD_VILLAGES = [
    [(106.132, 20.541), (106.138, 20.540), (106.140, 20.545), (106.135, 20.547)],
    [(106.144, 20.549), (106.149, 20.548), (106.150, 20.553), (106.145, 20.554)],
]
TEMPLE = (106.0962, 20.5561)
PAGODA = (105.9752, 20.5935)
OLD_STREET = [(105.9225, 20.5402), (105.9257, 20.5391), (105.9291, 20.5394), (105.9334, 20.5378)]
RIBBON = [(106.029, 20.5535), (106.048, 20.5520), (106.071, 20.5542)]

ROADS = [
    ("QL1", "Quốc lộ 1 (tuyến minh họa)", "national",
     [(105.950, 20.669), (105.935, 20.640), (105.925, 20.600), (105.915, 20.560), (105.922, 20.535), (105.915, 20.500), (105.920, 20.460), (105.930, 20.410), (105.931, 20.382)]),
    ("CT01", "Đường cao tốc Bắc - Nam (tuyến minh họa)", "expressway",
     [(105.964, 20.674), (105.955, 20.620), (105.965, 20.570), (105.960, 20.520), (105.985, 20.470), (105.993, 20.422)]),
    ("QL21", "Quốc lộ 21 (tuyến minh họa)", "national",
     [(105.800, 20.585), (105.850, 20.555), (105.900, 20.545), (105.940, 20.535), (105.990, 20.515), (106.030, 20.485), (106.044, 20.465)]),
    ("QL38", "Quốc lộ 38 (tuyến minh họa)", "national",
     [(105.830, 20.630), (105.880, 20.600), (105.930, 20.635), (105.980, 20.640), (106.020, 20.650)]),
    ("DT491", "Đường tỉnh 491 (tuyến minh họa)", "provincial",
     [(105.950, 20.545), (106.000, 20.555), (106.048, 20.552), (106.100, 20.560), (106.140, 20.550)]),
]


def closed(ring):
    return ring if ring[0] == ring[-1] else ring + ring[:1]


def town(ring, share):
    """A commune's ring drawn in towards its centre, with its corners rounded off."""
    if share == 1:
        return ring
    _, (x, y) = area_and_centre(ring)
    corners = [(x + share * (px - x), y + share * (py - y)) for px, py in ring[:-1]]
    for _ in range(2):
        corners = [
            (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
            for a, b in zip(corners, corners[1:] + corners[:1])
            for t in (0.25, 0.75)
        ]
    return closed([(round(px, 6), round(py, 6)) for px, py in corners])


class Zone:
    """Polygons as lists of rings (the first is the outer one), or a chain of places with a width."""

    def __init__(self, id, zone_class, name, polygons=(), line=None, width=None):
        self.id, self.zone_class, self.name = id, zone_class, name
        self.polygons = [[closed(ring) for ring in polygon] for polygon in polygons]
        self.line, self.width = line, width

    def covers(self, place):
        if self.line:
            return self.gap(place) <= self.width
        return any(inside(place, p[0]) and not any(inside(place, hole) for hole in p[1:]) for p in self.polygons)

    def gap(self, place):
        return distance(place, self.line[0]) if len(self.line) == 1 else distance_to_line(place, self.line)

    def edge(self, place):
        """Metres to the zone's edge, from either side."""
        if self.line:
            return abs(self.gap(place) - self.width)
        return min(distance_to_line(place, ring) for polygon in self.polygons for ring in polygon)

    def feature(self):
        properties = {"id": self.id, "class": self.zone_class, "name": self.name}
        if self.line:
            properties["width_m"] = self.width
            places = [at(p) for p in self.line]
            return feature(properties, "Point", places[0]) if len(places) == 1 else feature(properties, "LineString", places)
        polygons = [[[at(p) for p in ring] for ring in polygon] for polygon in self.polygons]
        return feature(properties, "Polygon", polygons[0]) if len(polygons) == 1 else feature(properties, "MultiPolygon", polygons)


def zones(rings):
    """All zones, from the communes' rings."""
    ring_of = {code: ring for (code, *_), ring in zip(COMMUNES, rings)}
    name_of = {code: name for code, name, *_ in COMMUNES}
    towns = [(f"Đô thị {name_of[code].replace('Phường', 'phường')}", town(ring_of[code], share)) for code, share in TOWN_SHARE.items()]
    towns += [(f"Đô thị {name} (thị trấn cũ)", town(ring_of[code], share)) for code, name, share in TOWNSHIPS]
    result = [Zone(f"DT-{i:02}", "urban", name, [[ring]]) for i, (name, ring) in enumerate(towns, 1)]
    result.append(Zone(f"DT-{len(towns) + 1:02}", "urban", "Dải phố dọc đường tỉnh 491 (hư cấu)", line=RIBBON, width=150))
    result += [
        Zone("DS-01", "heritage", "Khu danh thắng Tam Chúc (phạm vi hư cấu, trừ khu dịch vụ)", [[TAM_CHUC, TAM_CHUC_SERVICES]]),
        Zone("DS-02", "heritage", "Đền cổ Ngọc Vân (hư cấu)", line=[TEMPLE], width=150),
        Zone("DS-03", "heritage", "Chùa cổ Sơn Hạc (hư cấu)", line=[PAGODA], width=200),
        Zone("DS-04", "heritage", "Tuyến phố cổ ven sông (hư cấu)", line=OLD_STREET, width=30),
        Zone("DS-05", "heritage", "Cụm làng cổ Xuân Nhân (hư cấu)", [[ring] for ring in OLD_VILLAGES]),
    ]
    result += [Zone(f"TS-{i:02}", "headquarters", name, line=[place], width=HEADQUARTERS_WIDTH) for i, (name, place) in enumerate(HEADQUARTERS, 1)]
    return result


def class_at(place, zones):
    """The class of the zones that cover the place."""
    found = {z.zone_class for z in zones if z.covers(place)}
    return next((c for c in PRECEDENCE if c in found), OTHERWISE)


def metres_to_edge(place, zones):
    """Metres to the nearest edge of any zone."""
    return min(z.edge(place) for z in zones)


def hospitals(dice, rings):
    """Invented hospitals: (id, name, place)."""
    result = [("BV01", "Bệnh viện đa khoa trung tâm (hư cấu)", (105.9215, 20.5272)), ("BV02", "Bệnh viện phụ sản (hư cấu)", (105.9368, 20.5251))]
    for (code, name, area, centre, _), ring in zip(COMMUNES, rings):
        if area < 20 and code != "13285" or code in ("13324", "13420", "13501", "13474", "13579", "13609"):
            while True:
                place = moved(centre, dice.between(-900, 900), dice.between(-900, 900))
                if inside(place, ring):
                    break
            short = name.replace("Phường ", "").replace("Xã ", "")
            result.append((f"BV{len(result) + 1:02}", f"Bệnh viện khu vực {short} (hư cấu)", (round(place[0], 5), round(place[1], 5))))
    return result


def headquarters_features():
    for i, (name, place) in enumerate(HEADQUARTERS, 1):
        yield feature({"id": f"HQ{i:02}", "name": f"{name} (vị trí hư cấu)"}, "Point", at(place))


def hospital_features(hospitals):
    for id, name, place in hospitals:
        yield feature({"id": id, "name": name}, "Point", at(place))


def road_features():
    for id, name, grade, line in ROADS:
        yield feature({"id": id, "name": name, "grade": grade}, "LineString", [at(p) for p in line])
