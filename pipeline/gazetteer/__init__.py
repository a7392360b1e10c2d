"""Local governments, provinces, districts, departments and their aliases."""
