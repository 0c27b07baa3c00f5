"""How it looks: from observations to words, tiles, charts and maps, and onto the page."""
