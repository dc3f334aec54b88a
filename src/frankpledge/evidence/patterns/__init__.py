"""Functions of points and times: where events cluster, when they happen, what repeats. No file, no measure."""
