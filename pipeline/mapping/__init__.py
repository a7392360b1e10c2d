"""From lines, sections and tables to the records of the plan schema: one module per part of a plan."""
