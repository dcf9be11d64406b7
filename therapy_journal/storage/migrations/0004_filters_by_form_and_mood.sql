-- Schema 4. Without these, a filter by form or mood reads the text of every entry: 0.5 s and
-- more at fifty thousand of them.

CREATE INDEX reflection_by_form ON reflection (form);
CREATE INDEX reflection_by_mood ON reflection (mood) WHERE mood NOT NULL;
