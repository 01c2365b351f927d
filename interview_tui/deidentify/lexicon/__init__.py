"""Short word lists, written by hand for this program (MIT, like the rest); no list of real people."""
