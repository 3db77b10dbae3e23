"""Scripts of the project; none of them travels in the wheel."""
