"""Project tables nobody has seen: made-up plans typeset in many layouts, read back and scored."""
