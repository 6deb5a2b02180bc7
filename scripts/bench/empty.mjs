// Nothing: what node itself needs to start.
