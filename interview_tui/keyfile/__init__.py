"""The other file: who is behind a code. Own passphrase, own place, never opened by a session."""
