"""National Grid metres against what Ordnance Survey publishes, and there and back."""

import csv

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.evidence.ground.grid_reference import Square, reference, square
from frankpledge.evidence.ground.national_grid import degrees, metres, project, to_degrees, to_metres, unproject

# Ordnance Survey's test points of OSTN15: ETRS89 latitude and longitude, and easting and northing, from the Isles of
# Scilly to Shetland. The survey's own grid of corrections is exact where a Helmert transformation is not.
TEST_POINTS = np.array(
    [
        (49.92226393730, -6.29977752014, 91492.146, 11318.804),
        (50.43885825610, -4.10864563561, 250359.811, 62016.569),
        (50.57563665000, -1.29782277240, 449816.371, 75335.861),
        (51.40078220140, -3.55128349240, 292184.870, 168003.465),
        (51.37447025550, 1.44454730409, 639821.835, 169565.858),
        (51.48936564950, -0.11992557180, 530624.974, 178388.464),
        (51.89436637350, 0.89724327012, 599445.590, 225722.826),
        (52.25529381630, -2.15458614387, 389544.190, 261912.153),
        (53.80021519630, -1.66379168242, 422242.186, 433818.701),
        (57.48625000720, -4.21926398555, 267056.768, 846176.972),
        (60.13308091660, -2.07382822798, 395999.668, 1138728.951),
    ]
)
# The worked example of annex C of Ordnance Survey's guide, on the Airy ellipsoid of OSGB36.
LAT, LON = 52 + 39 / 60 + 27.2531 / 3600, 1 + 43 / 60 + 4.5177 / 3600


def apart(one, other) -> np.ndarray:
    return np.hypot(one[0] - other[0], one[1] - other[1])


def test_the_guides_worked_example_of_the_projection():
    easting, northing = project(np.radians(LON), np.radians(LAT))
    assert (easting, northing) == (pytest.approx(651409.903, abs=5e-4), pytest.approx(313177.270, abs=5e-4))


def test_the_guides_worked_example_backwards():
    lon, lat = unproject(np.float64(651409.903), np.float64(313177.270))
    assert (np.degrees(lon), np.degrees(lat)) == (pytest.approx(LON, abs=1e-8), pytest.approx(LAT, abs=1e-8))


def test_the_surveys_test_points_are_met_within_a_few_metres():
    lat, lon, *known = TEST_POINTS.T
    off = apart(metres(lon, lat), known)
    assert np.median(off) < 2.5 and off.max() < 5


def test_and_backwards():
    lat, lon, *known = TEST_POINTS.T
    off = apart(metres(*degrees(*known)), metres(lon, lat))
    assert off.max() < 5


@pytest.mark.parametrize("east, north, least", [(660_000, 660_000, 0.007), (700_000, 1_300_000, 0.012)])
def test_there_and_back_is_the_same_centimetre_in_england_and_wales_and_nearly_all_over_the_grid(east, north, least):
    easting, northing = (a.ravel() for a in np.meshgrid(np.linspace(1, east - 1, 60), np.linspace(1, north - 1, 90)))
    assert apart(metres(*degrees(easting, northing)), (easting, northing)).max() < least


@pytest.mark.parametrize(
    "lon, lat", [(2.35, 48.86), (-9.5, 52.0), (np.nan, 52), (-1, np.nan), (151.2, -33.9), (51.5, -0.1), (0, 0)]
)
def test_elsewhere_has_no_metres(lon, lat):
    assert np.isnan(metres(lon, lat)).all()


def test_metres_outside_the_grid_have_no_degrees():
    assert np.isnan(degrees([-1.0, 700_001, 3e5], [1e5, 1e5, -5])).all()


def test_arrays_of_none_and_of_any_shape_are_taken():
    assert metres([], [])[0].shape == (0,)
    assert metres(np.full((2, 3), -1.1), np.full((2, 3), 52.6))[1].shape == (2, 3)


def test_an_outline_is_moved_corner_by_corner_with_its_holes():
    outline = shapely.box(-1.2, 52.5, -1.1, 52.6).difference(shapely.box(-1.16, 52.54, -1.14, 52.56))
    moved = to_metres(outline)
    assert len(moved.interiors) == 1 and moved.area / 1e6 == pytest.approx(75.2 - 3.0, abs=0.5)
    assert to_degrees(moved).equals_exact(outline, 1e-7)


def test_an_outline_that_leaves_the_grid_is_refused():
    with pytest.raises(ValueError, match="has no place on the National Grid"):
        to_metres(shapely.box(-1, 52, 9, 53))


@pytest.mark.real
def test_the_collisions_of_the_department_for_transport_have_the_same_place_twice(real_folder):
    with (real_folder / "road-safety/dft-road-casualty-statistics-collision-2023-sample.csv").open() as file:
        rows = list(csv.DictReader(file))
    names = ("longitude", "latitude", "location_easting_osgr", "location_northing_osgr")
    lon, lat, *known = np.array([[float(r[n]) for n in names] for r in rows]).T
    assert len(rows) == 78 and apart(metres(lon, lat), known).max() < 5


@pytest.mark.parametrize(
    "text, known",
    [
        ("SK 5123 0456", Square(451230, 304560, 10)),
        ("sk51230456", Square(451230, 304560, 10)),
        ("TG 51409 13177", Square(651409, 313177, 1)),  # the guide's worked example, §7.3
        ("SP3683", Square(436000, 283000, 1000)),
        ("NN 166 712", Square(216600, 771200, 100)),  # Ben Nevis
        ("SV", Square(0, 0, 100_000)),
        ("HU 396 753", Square(439600, 1175300, 100)),
    ],
)
def test_a_grid_reference_is_a_square(text, known):
    assert square(text) == known


def test_the_middle_of_a_square_is_half_its_side_away():
    assert square("SK 5123 0456").middle == (451235, 304565)


@pytest.mark.parametrize("text", ["", "SK 512 04567", "SK 51230 456", "SI 51 04", "5123 0456", "SK 512304 045600"])
def test_what_is_no_grid_reference_is_refused(text):
    with pytest.raises(ValueError, match="SK 5123 0456"):
        square(text)


def test_letters_of_no_square_are_refused():
    with pytest.raises(ValueError, match="AA, which is no square"):
        square("AA 12 34")


def test_a_point_is_in_the_square_of_its_reference():
    assert reference(451234.9, 304567.2) == "SK 5123 0456"
    assert reference(651409.9, 313177.2, 5) == "TG 51409 13177" and reference(0, 0, 0) == "SV"


@pytest.mark.parametrize("easting, northing, digits", [(-1, 0, 4), (700_000, 0, 4), (1, 1, 6), (float("nan"), 1, 4)])
def test_there_is_no_reference_outside_the_grid_or_finer_than_a_metre(easting, northing, digits):
    with pytest.raises(ValueError, match="National Grid|digits each way"):
        reference(easting, northing, digits)


@given(st.integers(0, 699_999), st.integers(0, 1_299_999), st.integers(0, 5))
def test_every_square_is_found_again_from_its_reference(easting, northing, digits):
    found = square(reference(easting, northing, digits))
    assert 0 <= easting - found.easting < found.side and 0 <= northing - found.northing < found.side
