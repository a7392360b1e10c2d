"""The kernel: stage declaration, ordering, running, caching, engine protocols; knows no particular stage."""
