"""What plan templates may call."""
