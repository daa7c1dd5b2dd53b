"""Pictures that other sites show beside a link to a page."""
