"""Pictures rebuilt from pixels: what a Pelican site publishes of a photo."""
