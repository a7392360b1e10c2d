"""Money: baht as exact decimals that print as JSON numbers."""

from decimal import Decimal
from typing import Annotated

from pydantic import PlainSerializer


def json_number(amount: Decimal) -> int | float:
    """An integer where there are no satang, else a float; satang have two places, so it is exact to read."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


Baht = Annotated[Decimal, PlainSerializer(json_number, return_type=int | float, when_used="json")]
"""An amount of baht: `Decimal` in Python, a number in JSON."""
