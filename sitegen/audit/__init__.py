"""A built site as harvesters see it: nothing is known of it but the files that are there."""
