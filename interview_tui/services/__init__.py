"""The verbs: what a person does with a study. The one door for screens, command line and plain door."""
