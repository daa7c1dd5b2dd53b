"""References to a work as readers paste them, in the styles of the Citation Style Language (CSL)."""
