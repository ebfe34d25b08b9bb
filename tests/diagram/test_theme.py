"""Colours that can be read, told apart in greyscale, and under the common colour-blindnesses."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from argmap.diagram.theme import DARK, LIGHT, STROKES, Theme

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
Colour = tuple[float, float, float]

# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
SIGHT = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> Colour:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: Colour) -> Colour:
    red, green, blue = (min(1.0, max(0.0, each)) for each in rgb)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(colour: str, sight: str) -> Colour:
    rgb = linear(colour)
    red, green, blue = (sum(a * b for a, b in zip(row, rgb, strict=True)) for row in SIGHT[sight])
    return lab((red, green, blue))


def test_the_measures_are_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert lab(linear("#ffffff"))[0] == pytest.approx(100, abs=0.1)


@THEMES
def test_lines_can_be_seen(theme: Theme) -> None:
    for relation, colour in theme.relations.items():
        # A tie's word stands in its colour on paper; only lines cross a section's panel.
        assert contrast(colour, theme.paper) >= 4.5, relation
        assert contrast(colour, theme.panel) >= 3, relation
    for ground in (theme.paper, theme.panel, theme.box):
        assert contrast(theme.border, ground) >= 3


@THEMES
def test_text_can_be_read(theme: Theme) -> None:
    for ground in (theme.paper, theme.panel, theme.box, theme.thesis):
        assert contrast(theme.ink, ground) >= 4.5
        assert contrast(theme.soft, ground) >= 4.5
    for colour in theme.relations.values():
        assert contrast(theme.on_relation, colour) >= 4.5
    for colour in (*theme.voices, theme.panel):
        assert contrast(theme.voice_ink, colour) >= 4.5


@THEMES
@pytest.mark.parametrize("sight", SIGHT)
def test_relations_stay_apart(theme: Theme, sight: str) -> None:
    for (one, first), (other, second) in combinations(theme.relations.items(), 2):
        distance = math.dist(seen(first, sight), seen(second, sight))
        assert distance >= 13, (one, other)


@THEMES
def test_relations_stay_apart_in_greyscale(theme: Theme) -> None:
    for (one, first), (other, second) in combinations(theme.relations.items(), 2):
        lights = [lab((luminance(each),) * 3)[0] for each in (first, second)]
        assert abs(lights[0] - lights[1]) >= 5, (one, other)


def test_relations_differ_without_colour() -> None:
    """By head, each from each; by dash, but for the double line, which is told by being double."""
    heads = [stroke.head for stroke in STROKES.values()]
    assert len(set(heads)) == len(heads)
    dashes = [stroke.dash for relation, stroke in STROKES.items() if relation != "yet"]
    assert len(set(dashes)) == len(dashes)


@THEMES
def test_a_voice_is_never_the_colour_of_a_relation(theme: Theme) -> None:
    for voice in theme.voices:
        for relation in theme.relations.values():
            assert math.dist(seen(voice, "all"), seen(relation, "all")) >= 20
    assert len(set(theme.voices)) == len(theme.voices)


def test_themes_have_the_same_shape() -> None:
    assert LIGHT.relations.keys() == DARK.relations.keys() == STROKES.keys()
    assert len(LIGHT.voices) == len(DARK.voices)
