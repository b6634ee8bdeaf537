"""What words mean to numcheck: YAML data, and the one place that loads it."""
