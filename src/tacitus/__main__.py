"""``python -m tacitus`` is the command line."""

from tacitus.cli import main

if __name__ == "__main__":
    main(prog_name="tacitus")
