"""The parts of benchmarks/side-by-side."""
