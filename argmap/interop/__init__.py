"""Other formats, one module each: reading what others wrote, and writing for them."""
