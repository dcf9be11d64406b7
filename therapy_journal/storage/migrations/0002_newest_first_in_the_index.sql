-- SPDX-License-Identifier: GPL-3.0-or-later
-- An index that keeps to secure-delete is walked forwards only: backwards it reads every page
-- of a word first. So the newest get the lowest numbers. A fourth letter has a prefix of its
-- own as well: without one, all words that begin so are put together at each letter typed.

CREATE VIRTUAL TABLE search_newest_first USING fts5 (
    title, body, tags, kind UNINDEXED, item_id UNINDEXED,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4'
);
INSERT INTO search_newest_first (search_newest_first, rank) VALUES ('secure-delete', 1);

-- Rows were numbered day * 1000000 + a count within the day; 3000000 days end in the year 10183.
INSERT INTO search_newest_first (rowid, title, body, tags, kind, item_id)
    SELECT 3000000999999 - rowid, title, body, tags, kind, item_id FROM search ORDER BY rowid;
UPDATE search_row SET row = 3000000999999 - row;

DROP TABLE search;
ALTER TABLE search_newest_first RENAME TO search;

-- An index written by 0.1.0 may still have words of earlier texts: this one as well.
INSERT INTO search_raw (search_raw) VALUES ('rebuild');
