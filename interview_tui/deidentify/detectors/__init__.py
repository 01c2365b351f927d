"""What finds suspects in a text, one file per family; all offsets are in code points of the folded text."""
