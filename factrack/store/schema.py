"""The tables, as the migrations lay them.

Ids are derived from what a row is about, never counted: the same articles give the same rows in
every order. `articles.id` is a hash of the article's name; `claims.number` puts the claims of one
article side by side on disk, `claims.id` is the short hash that people type.
"""

from __future__ import annotations

APPLICATION_ID = 0x66616374  # "fact"

TABLES = """
CREATE TABLE runs (
  id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, version TEXT NOT NULL,
  added INTEGER NOT NULL DEFAULT 0, replaced INTEGER NOT NULL DEFAULT 0, moved INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0, refused INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE problems (
  path TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, article INTEGER REFERENCES articles(id) ON DELETE CASCADE,
  PRIMARY KEY (path, code, message)
) WITHOUT ROWID;
CREATE TABLE sources (name TEXT PRIMARY KEY, folded TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE claimants (name TEXT PRIMARY KEY, folded TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL UNIQUE, source TEXT REFERENCES sources(name),
  title TEXT, url TEXT, published TEXT, published_basis TEXT, language TEXT,
  digest TEXT NOT NULL, fingerprint TEXT NOT NULL, given TEXT NOT NULL,
  text TEXT NOT NULL, furniture TEXT NOT NULL, sketch TEXT NOT NULL
);
CREATE TABLE seen_conflicts (identity TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE given_dates (key TEXT PRIMARY KEY, published TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE dates (
  article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, number INTEGER NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, edtf TEXT, low TEXT, high TEXT,
  relative TEXT, basis TEXT NOT NULL, granularity TEXT, mod TEXT, tense TEXT, anchor INTEGER, rule TEXT NOT NULL,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE TABLE actors (
  article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, name TEXT NOT NULL, type TEXT NOT NULL, code TEXT,
  key TEXT NOT NULL, mentions TEXT NOT NULL, aliases TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (article, name, type)
) WITHOUT ROWID;
CREATE TABLE claims (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  kind TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL,
  topic TEXT, place TEXT, date TEXT, date_low TEXT, date_high TEXT, date_number INTEGER,
  claimant TEXT REFERENCES claimants(name), via TEXT NOT NULL, modality TEXT NOT NULL, disputed INTEGER NOT NULL,
  rules TEXT NOT NULL, scope TEXT
);
CREATE TABLE quantities (
  number INTEGER PRIMARY KEY REFERENCES claims(number) ON DELETE CASCADE, id TEXT NOT NULL, value NUMERIC, low NUMERIC,
  high NUMERIC, qualifier TEXT NOT NULL, unit TEXT, counted TEXT, topic TEXT, measure TEXT, actor TEXT,
  definite INTEGER NOT NULL, part_of INTEGER, change TEXT NOT NULL
);
CREATE TABLE events (
  number INTEGER PRIMARY KEY REFERENCES claims(number) ON DELETE CASCADE, id TEXT NOT NULL, type TEXT NOT NULL,
  root TEXT NOT NULL, agents TEXT NOT NULL, targets TEXT NOT NULL, date_text TEXT, background INTEGER NOT NULL
);
CREATE TABLE participants (
  key TEXT NOT NULL, claim INTEGER NOT NULL REFERENCES claims(number) ON DELETE CASCADE, role TEXT NOT NULL,
  PRIMARY KEY (key, claim, role)
) WITHOUT ROWID;
CREATE INDEX articles_digest ON articles(digest);
CREATE INDEX articles_source ON articles(source);
CREATE INDEX claims_article ON claims(article);
CREATE INDEX claims_claimant ON claims(claimant);
CREATE INDEX claims_topic ON claims(topic, kind);
CREATE INDEX claims_scope ON claims(scope) WHERE scope IS NOT NULL;
CREATE INDEX articles_published ON articles(published);
CREATE INDEX events_type ON events(type);
CREATE INDEX actors_key ON actors(key);
CREATE INDEX participants_claim ON participants(claim);
CREATE VIRTUAL TABLE articles_fts USING fts5(
  title, text, content="articles", content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE claims_fts USING fts5(
  text, claimant, content="claims", content_rowid='number', tokenize='unicode61 remove_diacritics 2');
"""

DERIVED = """
CREATE TABLE copies (
  article INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
  original INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, shared REAL NOT NULL
);
CREATE TABLE aliases (folded TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (folded, actor)) WITHOUT ROWID;
CREATE TABLE actor_keys (key TEXT PRIMARY KEY, actor TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE known_actors (
  key TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, code TEXT, articles INTEGER NOT NULL,
  mentions INTEGER NOT NULL, aliases TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE timeline (
  id TEXT PRIMARY KEY, date TEXT, low TEXT, high TEXT, type TEXT NOT NULL, root TEXT NOT NULL, title TEXT NOT NULL,
  agents TEXT NOT NULL, targets TEXT NOT NULL, place TEXT, modality TEXT NOT NULL, origins INTEGER NOT NULL,
  date_conflict INTEGER NOT NULL, background INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE timeline_reports (
  row TEXT NOT NULL REFERENCES timeline(id) ON DELETE CASCADE,
  claim INTEGER NOT NULL REFERENCES claims(number) ON DELETE CASCADE, PRIMARY KEY (row, claim)
) WITHOUT ROWID;
CREATE INDEX timeline_low ON timeline(low, high);
CREATE INDEX timeline_reports_claim ON timeline_reports(claim);
CREATE INDEX actor_keys_actor ON actor_keys(actor);
CREATE INDEX copies_original ON copies(original);
"""

VIEWS = """
CREATE VIEW claims_by_source AS
  SELECT articles.source AS source, claims.claimant AS claimant, claims.kind AS kind, claims.topic AS topic,
         claims.text AS words, claims.modality AS modality, claims.date AS date, articles.name AS article, claims.id AS claim
  FROM claims JOIN articles ON articles.id = claims.article;
CREATE VIEW quantities_in_full AS
  SELECT quantities.topic AS topic, quantities.measure AS measure, quantities.actor AS actor, quantities.low AS low,
         quantities.high AS high, quantities.qualifier AS qualifier, quantities.unit AS unit, claims.text AS words,
         claims.claimant AS claimant, claims.modality AS modality, claims.date AS date, articles.source AS source,
         articles.name AS article, claims.id AS claim
  FROM quantities JOIN claims ON claims.number = quantities.number JOIN articles ON articles.id = claims.article;
CREATE VIEW events_in_full AS
  SELECT claims.date_low AS low, claims.date AS date, events.type AS type, events.agents AS agents,
         events.targets AS targets, claims.text AS words, claims.claimant AS claimant, claims.modality AS modality,
         articles.source AS source, articles.name AS article, claims.id AS claim
  FROM events JOIN claims ON claims.number = events.number JOIN articles ON articles.id = claims.article;
"""

TRIGGERS = """
CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts(rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
  INSERT INTO articles_fts(articles_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
CREATE TRIGGER claims_fts_insert AFTER INSERT ON claims BEGIN
  INSERT INTO claims_fts(rowid, text, claimant) VALUES (new.number, new.text, new.claimant);
END;
CREATE TRIGGER claims_fts_delete AFTER DELETE ON claims BEGIN
  INSERT INTO claims_fts(claims_fts, rowid, text, claimant) VALUES ('delete', old.number, old.text, old.claimant);
END;
"""

TRACES = """
CREATE TABLE made_with (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE overlaps (
  article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, shared REAL NOT NULL, PRIMARY KEY (article, other)
) WITHOUT ROWID;
CREATE INDEX overlaps_other ON overlaps(other);
CREATE TABLE article_names (
  article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, name TEXT NOT NULL, PRIMARY KEY (article, name)
) WITHOUT ROWID;
CREATE TABLE actor_surnames (
  surname TEXT NOT NULL, key TEXT NOT NULL REFERENCES actor_keys(key) ON DELETE CASCADE, PRIMARY KEY (surname, key)
) WITHOUT ROWID;
CREATE INDEX actor_surnames_key ON actor_surnames(key);
CREATE INDEX aliases_actor ON aliases(actor);
CREATE INDEX known_actors_articles ON known_actors(articles);
CREATE TABLE event_marks (
  mark INTEGER NOT NULL, claim INTEGER NOT NULL REFERENCES claims(number) ON DELETE CASCADE, PRIMARY KEY (mark, claim)
) WITHOUT ROWID;
CREATE INDEX event_marks_claim ON event_marks(claim);
CREATE TABLE timeline_knots (
  row TEXT PRIMARY KEY REFERENCES timeline(id) ON DELETE CASCADE, knot INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX timeline_knots_knot ON timeline_knots(knot);
"""

REVIEWS = """
CREATE TABLE reviews (
  claim TEXT PRIMARY KEY, verdict TEXT CHECK (verdict IN ('wrong', 'right')), note TEXT, reviewed TEXT NOT NULL,
  name TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, kind TEXT NOT NULL, start INTEGER NOT NULL,
  end INTEGER NOT NULL, words TEXT NOT NULL, reading TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE given_aliases (folded TEXT PRIMARY KEY, name TEXT NOT NULL, same_as TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reviewed (
  claim INTEGER PRIMARY KEY REFERENCES claims(number) ON DELETE CASCADE,
  review TEXT NOT NULL REFERENCES reviews(claim) ON DELETE CASCADE, verdict TEXT, found TEXT NOT NULL
);
CREATE INDEX reviewed_verdict ON reviewed(verdict, claim);
CREATE VIEW standing_claims AS
  SELECT * FROM claims WHERE number NOT IN (SELECT claim FROM reviewed WHERE verdict = 'wrong');
DROP VIEW claims_by_source;
DROP VIEW quantities_in_full;
DROP VIEW events_in_full;
""" + VIEWS.replace("FROM claims", "FROM standing_claims AS claims").replace(
    "JOIN claims", "JOIN standing_claims AS claims"
)

TELLING = """
ALTER TABLE events ADD COLUMN about INTEGER;
CREATE INDEX events_about ON events(about) WHERE about IS NOT NULL;
CREATE VIEW tellings AS
  SELECT events.number AS number, events.about AS about FROM events
  WHERE about IS NOT NULL AND about NOT IN (SELECT claim FROM reviewed WHERE verdict = 'wrong')
    AND number NOT IN (SELECT claim FROM reviewed WHERE verdict = 'wrong');
"""

REPORTED = """
CREATE INDEX claims_disputed ON claims(article) WHERE disputed;
CREATE INDEX timeline_high ON timeline(high);
"""
