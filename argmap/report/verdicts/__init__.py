"""How standing is told: why something stands, falls or is open, and what stands in a whole map."""
