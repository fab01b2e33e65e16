"""Small pieces that all pages are made of."""
