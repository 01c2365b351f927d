"""The store: the only room that knows SQL. A study's encrypted database, and the slots that hold its key."""
