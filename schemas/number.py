"""Printed numbers that are not money: percentages, targets."""

from decimal import Decimal
from typing import Annotated

from pydantic import PlainSerializer

from schemas.money import json_number

Number = Annotated[Decimal, PlainSerializer(json_number, return_type=int | float, when_used="json")]
"""A number as printed: `Decimal` in Python, a number in JSON."""
