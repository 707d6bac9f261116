"""Claims -> verdicts, events -> timeline rows, articles -> origins: pure functions that know no SQL."""
