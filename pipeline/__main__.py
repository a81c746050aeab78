"""`python -m pipeline` is `backhaul`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
