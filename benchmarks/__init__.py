"""What sitegen costs beside Hugo: invented works, whole processes, one table."""
