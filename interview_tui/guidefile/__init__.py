"""A guide on disk: found, read into ``model.Guide``, and shown as plain text."""
