"""Readers of foreign files: what the writers of the same formats do, backwards."""
