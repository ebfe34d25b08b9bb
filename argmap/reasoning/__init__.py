"""What follows from a map: who is committed to what, what clashes, what stands."""
