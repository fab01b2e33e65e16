"""Who is trusted: known computers, revoking, letting in, what is lost, handing over."""
