"""The command line: reads arguments, calls the core, prints. stdout carries the report and nothing else."""
