"""Subsets Inter for the two painters; see README.md beside this file.

usage: build.py SOURCE OUTPUT
SOURCE is the unpacked npm package @expo-google-fonts/inter, OUTPUT a folder that is made when missing.
"""

import pathlib
import shutil
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = {400: "400Regular/Inter_400Regular.ttf", 600: "600SemiBold/Inter_600SemiBold.ttf"}

# Dutch, English, French and German. The soft hyphen (U+00AD) is left out: only a browser handles it.
COMMON = (
    [*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100), 0x152, 0x153, 0x178]
    + [0x2009, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x202F, 0x2022, 0x2026, 0x2030]
    + [0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2039, 0x203A]
    + [0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2713]
)
# People's own words stand in the regular weight only: Latin Extended-A, Romanian, German capital sharp s.
NEIGHBOURS = [*range(0x100, 0x180), 0x218, 0x219, 0x21A, 0x21B, 0x1E9E]
CHARACTERS = {400: COMMON + NEIGHBOURS, 600: COMMON}

UNITS_PER_EM = 2048
ASCENT, DESCENT = 2048, -512  # Dear ImGui's size is ascent minus descent: 1.25 x the CSS size, whole for multiples of 4


def subset(font, characters):
    options = Options()
    options.layout_features = []  # neither painter kerns or joins letters, so that they agree
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # keeps the licence inside
    options.notdef_outline = True
    options.drop_tables += ["STAT", "GDEF", "GPOS", "GSUB"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def set_metrics(font):
    if font["head"].unitsPerEm != UNITS_PER_EM:
        sys.exit(f"build.py: expected {UNITS_PER_EM} units per em, found {font['head'].unitsPerEm}")
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ASCENT, DESCENT, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = ASCENT, -DESCENT


def build(source, target, characters):
    font = TTFont(source, recalcTimestamp=False)  # the same input gives the same bytes
    subset(font, characters)
    set_metrics(font)
    font.save(target)
    print(f"{target}: {target.stat().st_size} bytes, {len(font.getBestCmap())} characters")


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    source, output = (pathlib.Path(argument) for argument in arguments)
    output.mkdir(parents=True, exist_ok=True)
    for weight, path in WEIGHTS.items():
        if not (source / path).is_file():
            sys.exit(f"build.py: {source / path} is missing: run `npm ci`")
        build(source / path, output / f"inter-{weight}.ttf", CHARACTERS[weight])
    shutil.copyfile(source / "LICENSE_FONT", output / "LICENSE-Inter.txt")


if __name__ == "__main__":
    main(sys.argv[1:])
