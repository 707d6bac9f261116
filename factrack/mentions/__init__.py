"""Document + pack -> numbers, dates, actors, verb groups, clauses: one module a kind."""
