"""The search index: static files that a page of the site fetches as a reader types, a few for each word."""
