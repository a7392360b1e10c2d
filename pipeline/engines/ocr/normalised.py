"""The shape in which a line goes to the recogniser; training and reading share these numbers.

A line is scaled so that a Thai consonant without ascender is `BODY_Y` pixels high and stands on `BASELINE_Y`;
there is room above for a vowel and a tone mark (2.2 bodies over the baseline) and below for a vowel under a
descender (1.1 bodies).
Horizontally the scale is a little larger, since narrow stacked marks need columns to be told apart.
"""

from __future__ import annotations

HEIGHT = 48
BODY_Y = 14.0
BODY_X = 16.0
BASELINE_Y = 32.0
COLUMNS_PER_STEP = 4  # input columns per output step of the network
