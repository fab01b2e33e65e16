"""The review: what offices wrote differently at once, and settling it."""
