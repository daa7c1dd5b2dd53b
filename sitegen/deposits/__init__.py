"""What a journal sends to indexers, and what harvesters fetch: files about many works, in the forms that others fix."""
