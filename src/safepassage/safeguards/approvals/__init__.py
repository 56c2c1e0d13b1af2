"""The files between this installation and the approval authority, which needs nothing else."""
