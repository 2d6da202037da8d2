"""Speed and memory, each beside a limit or a peer in one run; figures, no verdicts."""
