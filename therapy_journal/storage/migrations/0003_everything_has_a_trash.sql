-- Schema 3. Check-ins, lines to bring and looks at how the work feels were deleted at once;
-- now they lie in the trash first, like everything else that can be deleted.

ALTER TABLE check_in ADD COLUMN trashed_at TEXT;
ALTER TABLE agenda_item ADD COLUMN trashed_at TEXT;
ALTER TABLE alliance_look ADD COLUMN trashed_at TEXT;
