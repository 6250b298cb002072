"""What checked numbers may call."""
