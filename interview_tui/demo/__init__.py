"""The sample study NAV-7: three offices, seven respondents, all invented, in Norwegian and in English."""
