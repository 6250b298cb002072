"""What authors write: files read with positions, and the records validated from them."""
