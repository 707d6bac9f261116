"""`Extraction` <-> SQLite: schema, migrations, writer, reader. The only user of sqlite-utils."""
