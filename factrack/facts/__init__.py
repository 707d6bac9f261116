"""Mentions -> facts: resolved dates, attribution, modality, quantities, events; one module a kind."""
