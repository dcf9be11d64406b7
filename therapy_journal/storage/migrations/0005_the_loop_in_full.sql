-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 5. What comes round between two sessions: appointments that repeat, homework with a
-- form of its own, a look at how it is all going, and the person's own people and comforts.

-- A rhythm of appointments. rule is an RRULE (RFC 5545) without its first time, which is
-- starts_at on the wall of its zone; skipped holds the days (a JSON array) the rule gives and
-- the person does not want. ended_day is the last day it holds; NULL goes on.
CREATE TABLE session_series (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    rule        TEXT NOT NULL,
    starts_at   TEXT NOT NULL,
    utc_offset  INTEGER NOT NULL,
    zone        TEXT NOT NULL,
    day         TEXT NOT NULL,
    minutes     INTEGER NOT NULL DEFAULT 50 CHECK (minutes BETWEEN 5 AND 600),
    with_whom   TEXT NOT NULL DEFAULT '',
    place       TEXT NOT NULL DEFAULT '',
    skipped     TEXT NOT NULL DEFAULT '[]',
    ended_day   TEXT,
    created_at  TEXT NOT NULL,
    changed_at  TEXT NOT NULL,
    trashed_at  TEXT
) STRICT;

-- series_day is the day the rule gave; it stays when that one session is moved.
ALTER TABLE session ADD COLUMN series_id INTEGER REFERENCES session_series (id) ON DELETE SET NULL;
ALTER TABLE session ADD COLUMN series_day TEXT;
CREATE INDEX session_by_series ON session (series_id, series_day) WHERE series_id NOT NULL;

-- The kind of task, what its steps are (a JSON array of objects) and, for each try, what was
-- written under its lines (a JSON object of texts).
ALTER TABLE homework ADD COLUMN form TEXT NOT NULL DEFAULT 'plain'
    CHECK (form IN ('plain', 'thought_record', 'activity_plan', 'ladder', 'worry_time',
                    'breathing'));
ALTER TABLE homework ADD COLUMN steps TEXT NOT NULL DEFAULT '[]';
ALTER TABLE practice ADD COLUMN answers TEXT NOT NULL DEFAULT '{}';

-- The day on which "not yet" was answered last to the quiet question about an unsaid note.
ALTER TABLE unsent_note ADD COLUMN not_yet_day TEXT;

-- Taking stock: lines (a JSON object of texts) about a longer stretch than one session.
CREATE TABLE stock (
    id           INTEGER PRIMARY KEY,
    uid          TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    kind         TEXT NOT NULL CHECK (kind IN ('going', 'expected', 'change', 'ending')),
    lines        TEXT NOT NULL DEFAULT '{}',
    happened_at  TEXT NOT NULL,
    utc_offset   INTEGER NOT NULL,
    zone         TEXT NOT NULL,
    day          TEXT NOT NULL,
    session_id   INTEGER REFERENCES session (id) ON DELETE SET NULL,
    created_at   TEXT NOT NULL,
    changed_at   TEXT NOT NULL,
    trashed_at   TEXT
) STRICT;
CREATE INDEX stock_by_kind ON stock (kind, day DESC, id DESC);

ALTER TABLE person ADD COLUMN trashed_at TEXT;

-- What helps me, in the person's own order.
CREATE TABLE comfort (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    body        TEXT NOT NULL,
    position    INTEGER NOT NULL DEFAULT 0,
    trashed_at  TEXT
) STRICT;
