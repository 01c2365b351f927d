"""What may be worth another look in a guide as an interview instrument: one file for each family of rules.

Advice is no fault: a guide with advice can be used as it is. Wording is judged in Norwegian (Bokmål and
Nynorsk) and English; of a guide in another language only the structure is looked at. Every family names its
sources, and sentences that its rules are for, in ``EXAMPLES``.
"""
