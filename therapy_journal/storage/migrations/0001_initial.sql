-- Schema 1. Instants are UTC text (2026-11-23T19:42:05.123Z); the local day, the offset in
-- minutes east of UTC and the zone's name are kept beside them, so a day never shifts.
-- uid is random and stays with a thing when copies of a journal are merged.

CREATE TABLE reflection (
    id            INTEGER PRIMARY KEY,
    uid           TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    form          TEXT NOT NULL DEFAULT 'free'
                  CHECK (form IN ('free', 'scene', 'after_session', 'low_energy')),
    title         TEXT NOT NULL DEFAULT '',
    body          TEXT NOT NULL DEFAULT '',
    mood          INTEGER CHECK (mood BETWEEN 0 AND 10),
    happened_at   TEXT NOT NULL,
    utc_offset    INTEGER NOT NULL,
    zone          TEXT NOT NULL,
    day           TEXT NOT NULL,
    created_at    TEXT NOT NULL,
    changed_at    TEXT NOT NULL,
    revision      INTEGER NOT NULL DEFAULT 1,
    session_id    INTEGER REFERENCES session (id) ON DELETE SET NULL,
    roadblock     TEXT,
    sealed_until  TEXT,
    look_back     INTEGER NOT NULL DEFAULT 1 CHECK (look_back IN (0, 1)),
    trashed_at    TEXT
) STRICT;
CREATE INDEX reflection_by_day ON reflection (day DESC, happened_at DESC, id DESC)
    WHERE trashed_at IS NULL;
CREATE INDEX reflection_by_change ON reflection (changed_at DESC) WHERE trashed_at IS NULL;
CREATE INDEX reflection_in_trash ON reflection (trashed_at DESC) WHERE trashed_at NOT NULL;
CREATE INDEX reflection_by_seal ON reflection (sealed_until) WHERE sealed_until NOT NULL;

CREATE TABLE tag (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE reflection_tag (
    reflection_id  INTEGER NOT NULL REFERENCES reflection (id) ON DELETE CASCADE,
    tag_id         INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    position       INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (reflection_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reflection_tag_by_tag ON reflection_tag (tag_id);

-- The second and third layers of an unsent note. The raw layer lives in unsent_raw.
CREATE TABLE unsent_note (
    id             INTEGER PRIMARY KEY,
    uid            TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    title          TEXT NOT NULL DEFAULT '',
    know           TEXT NOT NULL DEFAULT '',
    say            TEXT NOT NULL DEFAULT '',
    delivery       TEXT NOT NULL DEFAULT 'not_yet'
                   CHECK (delivery IN ('say', 'read', 'hand_over', 'copy', 'not_yet')),
    state          TEXT NOT NULL DEFAULT 'kept'
                   CHECK (state IN ('kept', 'said', 'let_go', 'erased')),
    happened_at    TEXT NOT NULL,
    utc_offset     INTEGER NOT NULL,
    zone           TEXT NOT NULL,
    day            TEXT NOT NULL,
    created_at     TEXT NOT NULL,
    changed_at     TEXT NOT NULL,
    revision       INTEGER NOT NULL DEFAULT 1,
    session_id     INTEGER REFERENCES session (id) ON DELETE SET NULL,
    said_how       TEXT CHECK (said_how IN ('all', 'part', 'no')),
    said_day       TEXT,
    said_note      TEXT NOT NULL DEFAULT '',
    let_go_at      TEXT,
    erased_at      TEXT
) STRICT;
CREATE INDEX unsent_note_by_state ON unsent_note (state, day DESC, id DESC);

CREATE TABLE unsent_raw (
    note_id     INTEGER PRIMARY KEY REFERENCES unsent_note (id) ON DELETE CASCADE,
    body        TEXT NOT NULL,
    revision    INTEGER NOT NULL DEFAULT 1,
    changed_at  TEXT NOT NULL
) STRICT;

CREATE TABLE unsent_raw_version (
    id        INTEGER PRIMARY KEY,
    note_id   INTEGER NOT NULL REFERENCES unsent_note (id) ON DELETE CASCADE,
    body      TEXT NOT NULL,
    revision  INTEGER NOT NULL,
    saved_at  TEXT NOT NULL
) STRICT;
CREATE INDEX unsent_raw_version_by_note ON unsent_raw_version (note_id, id DESC);

CREATE TABLE unsent_raw_draft (
    note_id     INTEGER PRIMARY KEY REFERENCES unsent_note (id) ON DELETE CASCADE,
    body        TEXT NOT NULL,
    cursor      INTEGER NOT NULL DEFAULT 0,
    revision    INTEGER NOT NULL,
    changed_at  TEXT NOT NULL
) STRICT;

CREATE TABLE session (
    id             INTEGER PRIMARY KEY,
    uid            TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    starts_at      TEXT NOT NULL,
    utc_offset     INTEGER NOT NULL,
    zone           TEXT NOT NULL,
    day            TEXT NOT NULL,
    minutes        INTEGER NOT NULL DEFAULT 50 CHECK (minutes BETWEEN 5 AND 600),
    with_whom      TEXT NOT NULL DEFAULT '',
    place          TEXT NOT NULL DEFAULT '',
    state          TEXT NOT NULL DEFAULT 'planned'
                   CHECK (state IN ('planned', 'attended', 'missed', 'cancelled', 'moved')),
    reasons        TEXT NOT NULL DEFAULT '[]',
    reason_note    TEXT NOT NULL DEFAULT '',
    note_id        INTEGER REFERENCES reflection (id) ON DELETE SET NULL,
    moved_to_id    INTEGER REFERENCES session (id) ON DELETE SET NULL,
    created_at     TEXT NOT NULL,
    changed_at     TEXT NOT NULL,
    trashed_at     TEXT
) STRICT;
CREATE INDEX session_by_start ON session (starts_at);

CREATE TABLE homework (
    id              INTEGER PRIMARY KEY,
    uid             TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    title           TEXT NOT NULL,
    detail          TEXT NOT NULL DEFAULT '',
    session_id      INTEGER REFERENCES session (id) ON DELETE SET NULL,
    until_kind      TEXT NOT NULL DEFAULT 'next_session'
                    CHECK (until_kind IN ('next_session', 'day', 'open')),
    until_day       TEXT,
    frequency       TEXT NOT NULL DEFAULT 'open'
                    CHECK (frequency IN ('open', 'once', 'daily', 'workdays', 'weekly')),
    times_a_week    INTEGER CHECK (times_a_week BETWEEN 1 AND 7),
    plan_when       TEXT NOT NULL DEFAULT '',
    plan_obstacle   TEXT NOT NULL DEFAULT '',
    plan_then       TEXT NOT NULL DEFAULT '',
    state           TEXT NOT NULL DEFAULT 'active'
                    CHECK (state IN ('active', 'finished', 'let_go')),
    carried         INTEGER NOT NULL DEFAULT 0,
    carried_day     TEXT,
    learned         TEXT NOT NULL DEFAULT '',
    agreed_at       TEXT NOT NULL,
    utc_offset      INTEGER NOT NULL,
    zone            TEXT NOT NULL,
    day             TEXT NOT NULL,
    ended_day       TEXT,
    created_at      TEXT NOT NULL,
    changed_at      TEXT NOT NULL,
    trashed_at      TEXT
) STRICT;
CREATE INDEX homework_by_state ON homework (state, day DESC, id DESC);

CREATE TABLE practice (
    id             INTEGER PRIMARY KEY,
    uid            TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    homework_id    INTEGER NOT NULL REFERENCES homework (id) ON DELETE CASCADE,
    happened_at    TEXT NOT NULL,
    utc_offset     INTEGER NOT NULL,
    zone           TEXT NOT NULL,
    day            TEXT NOT NULL,
    outcome        TEXT NOT NULL CHECK (outcome IN ('not', 'partly', 'done')),
    minutes        INTEGER CHECK (minutes BETWEEN 0 AND 1440),
    before         INTEGER CHECK (before BETWEEN 0 AND 10),
    after          INTEGER CHECK (after BETWEEN 0 AND 10),
    noticed        TEXT NOT NULL DEFAULT '',
    obstacles      TEXT NOT NULL DEFAULT '[]',
    obstacle_note  TEXT NOT NULL DEFAULT '',
    created_at     TEXT NOT NULL,
    changed_at     TEXT NOT NULL,
    trashed_at     TEXT
) STRICT;
CREATE INDEX practice_by_homework ON practice (homework_id, happened_at DESC);

CREATE TABLE care_person (
    id         INTEGER PRIMARY KEY,
    uid        TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    name       TEXT NOT NULL,
    role       TEXT NOT NULL DEFAULT '',
    note       TEXT NOT NULL DEFAULT '',
    position   INTEGER NOT NULL DEFAULT 0,
    trashed_at TEXT
) STRICT;

CREATE TABLE alliance_look (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    session_id  INTEGER REFERENCES session (id) ON DELETE SET NULL,
    looked_at   TEXT NOT NULL,
    day         TEXT NOT NULL,
    heard       INTEGER CHECK (heard BETWEEN 0 AND 10),
    matters     INTEGER CHECK (matters BETWEEN 0 AND 10),
    pace        INTEGER CHECK (pace BETWEEN 0 AND 10),
    free_no     INTEGER CHECK (free_no BETWEEN 0 AND 10)
) STRICT;

CREATE TABLE check_in (
    id           INTEGER PRIMARY KEY,
    uid          TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    happened_at  TEXT NOT NULL,
    utc_offset   INTEGER NOT NULL,
    zone         TEXT NOT NULL,
    day          TEXT NOT NULL,
    mood         INTEGER NOT NULL CHECK (mood BETWEEN 0 AND 10),
    word         TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX check_in_by_day ON check_in (day, happened_at);

CREATE TABLE roadblock_rating (
    id        INTEGER PRIMARY KEY,
    uid       TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    key       TEXT NOT NULL,
    rating    INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 2),
    rated_at  TEXT NOT NULL,
    day       TEXT NOT NULL
) STRICT;
CREATE INDEX roadblock_rating_by_key ON roadblock_rating (key, id DESC);

-- What I want to bring: ranked lines. session_id is NULL for "the next one".
CREATE TABLE agenda_item (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    session_id  INTEGER REFERENCES session (id) ON DELETE SET NULL,
    position    INTEGER NOT NULL DEFAULT 0,
    body        TEXT NOT NULL,
    source      TEXT NOT NULL DEFAULT '',
    created_at  TEXT NOT NULL
) STRICT;

-- What is switched on to be brought: a whole item (passage NULL), or a passage with its
-- words and up to 32 characters on either side, by which it is found again after edits.
CREATE TABLE mark (
    id           INTEGER PRIMARY KEY,
    uid          TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    kind         TEXT NOT NULL CHECK (kind IN ('reflection', 'unsent_note', 'practice', 'homework')),
    item_id      INTEGER NOT NULL,
    passage      TEXT,
    text_before  TEXT NOT NULL DEFAULT '',
    text_after   TEXT NOT NULL DEFAULT '',
    is_lost      INTEGER NOT NULL DEFAULT 0 CHECK (is_lost IN (0, 1)),
    marked_at    TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX mark_whole_item ON mark (kind, item_id) WHERE passage IS NULL;
CREATE INDEX mark_by_item ON mark (kind, item_id);

-- The page made for a session: its own words and its form.
CREATE TABLE summary_page (
    id            INTEGER PRIMARY KEY,
    session_id    INTEGER UNIQUE REFERENCES session (id) ON DELETE CASCADE,
    one_thing     TEXT NOT NULL DEFAULT '',
    wishes        TEXT NOT NULL DEFAULT '[]',
    stayed        TEXT NOT NULL DEFAULT '',
    since_day     TEXT,
    changed_at    TEXT NOT NULL
) STRICT;

-- Switches of the page, by key ('section.mood', 'mark.17', 'practice.4.noticed', …).
-- A key that has no row has never been decided: it is off, and new.
CREATE TABLE summary_switch (
    key         TEXT PRIMARY KEY,
    is_on       INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    decided_at  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE handed_over (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    session_id  INTEGER REFERENCES session (id) ON DELETE SET NULL,
    extent      TEXT NOT NULL CHECK (extent IN ('all', 'part', 'no')),
    page_text   TEXT NOT NULL,
    items       TEXT NOT NULL DEFAULT '[]',
    told_at     TEXT NOT NULL,
    day         TEXT NOT NULL
) STRICT;

CREATE TABLE shielded_name (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    shown_as  TEXT NOT NULL
) STRICT;

-- The person's own people and numbers.
CREATE TABLE person (
    id             INTEGER PRIMARY KEY,
    uid            TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    name           TEXT NOT NULL,
    number         TEXT NOT NULL DEFAULT '',
    note           TEXT NOT NULL DEFAULT '',
    on_lock_screen INTEGER NOT NULL DEFAULT 0 CHECK (on_lock_screen IN (0, 1)),
    position       INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE template (
    id        INTEGER PRIMARY KEY,
    uid       TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    name      TEXT NOT NULL,
    body      TEXT NOT NULL,
    position  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE image (
    id             INTEGER PRIMARY KEY,
    uid            TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    reflection_id  INTEGER REFERENCES reflection (id) ON DELETE SET NULL,
    mime           TEXT NOT NULL,
    width          INTEGER NOT NULL,
    height         INTEGER NOT NULL,
    bytes          BLOB NOT NULL,
    created_at     TEXT NOT NULL
) STRICT;

CREATE TABLE word (
    word  TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What is being typed and is not yet the entry itself; fields is a JSON object of texts.
CREATE TABLE draft (
    kind        TEXT NOT NULL,
    item_id     INTEGER NOT NULL,
    fields      TEXT NOT NULL,
    cursor      INTEGER NOT NULL DEFAULT 0,
    revision    INTEGER NOT NULL,
    changed_at  TEXT NOT NULL,
    PRIMARY KEY (kind, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE version (
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL,
    item_id   INTEGER NOT NULL,
    fields    TEXT NOT NULL,
    revision  INTEGER NOT NULL,
    saved_at  TEXT NOT NULL
) STRICT;
CREATE INDEX version_by_item ON version (kind, item_id, id DESC);

CREATE TABLE import_batch (
    id           INTEGER PRIMARY KEY,
    source       TEXT NOT NULL,
    imported_at  TEXT NOT NULL,
    items        TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE export_log (
    id           INTEGER PRIMARY KEY,
    what         TEXT NOT NULL,
    form         TEXT NOT NULL,
    exported_at  TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    key    TEXT PRIMARY KEY,
    value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The index. A row's number is (days since 1970) * 1,000,000 + a count within the day, so
-- that walking the index backwards is walking time backwards.
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, tags, kind UNINDEXED, item_id UNINDEXED,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

CREATE TABLE search_row (
    kind     TEXT NOT NULL,
    item_id  INTEGER NOT NULL,
    row      INTEGER NOT NULL UNIQUE,
    PRIMARY KEY (kind, item_id)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search_raw USING fts5 (
    body,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO search_raw (search_raw, rank) VALUES ('secure-delete', 1);
