"""A hashed multinomial logistic model of our own: which words name someone or something."""
