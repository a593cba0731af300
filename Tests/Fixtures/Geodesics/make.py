"""Makes geodesics.csv: geodesics on WGS 84 by Karney's GeographicLib in Python (pip install geographiclib), not by PROJ.

Forty pairs of places as far apart as masts are, all over Vietnam; forty up to 500 km; forty all over the Earth, among them
nearly antipodal ones and the poles.
"""

import pathlib
import random

from geographiclib.geodesic import Geodesic

random.seed(5897)
rows = ["latitude_1,longitude_1,azimuth_1,latitude_2,longitude_2,azimuth_2,metres"]


def add(latitude, longitude, other_latitude, other_longitude):
    found = Geodesic.WGS84.Inverse(latitude, longitude, other_latitude, other_longitude)
    rows.append(",".join(repr(float(found[key])) for key in ("lat1", "lon1", "azi1", "lat2", "lon2", "azi2", "s12")))


for reach in [random.uniform(1, 5_000) for _ in range(40)] + [random.uniform(5_000, 500_000) for _ in range(40)]:
    latitude, longitude = random.uniform(8.5, 23.4), random.uniform(102.1, 109.5)
    end = Geodesic.WGS84.Direct(latitude, longitude, random.uniform(-180, 180), reach)
    add(latitude, longitude, end["lat2"], end["lon2"])
for k in range(40):
    latitude, longitude = random.uniform(-90, 90), random.uniform(-180, 180)
    if k < 8:
        add(latitude, longitude, -latitude + random.uniform(-0.5, 0.5), longitude + 180 + random.uniform(-0.5, 0.5))
    elif k < 12:
        add(latitude, longitude, 90 if k % 2 else -90, random.uniform(-180, 180))
    else:
        add(latitude, longitude, random.uniform(-90, 90), random.uniform(-180, 180))

pathlib.Path(__file__).with_name("geodesics.csv").write_text("\n".join(rows) + "\n")
