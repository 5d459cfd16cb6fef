"""What Careplan promises, tried out."""
