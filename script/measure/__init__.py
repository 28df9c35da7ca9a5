"""What script/evaluate and script/bench are made of."""
