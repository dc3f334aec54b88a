"""What the law calls its Acts, its duties and the bodies that they fall on, as data that anyone can read and mend."""
