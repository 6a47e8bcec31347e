-- AlterTable
ALTER TABLE "drafts" ADD COLUMN     "search" tsvector;


-- The words of a draft as they are searched. No stemming: projects have many languages. A tsvector holds 1 MB, so that
-- of a very long text only the beginning is found.
CREATE FUNCTION draft_words(title text, content jsonb) RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT to_tsvector('simple'::regconfig, left(concat_ws(' ', title, (
    SELECT string_agg(value #>> '{}', ' ') FROM jsonb_path_query(content, 'strict $.** ? (@.type() == "string")') AS value
  )), 150000))
$$;

CREATE FUNCTION new_draft_is_found_by_title() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := draft_words(NEW.title, 'null'::jsonb);
  RETURN NEW;
END $$;
CREATE TRIGGER drafts_found_by_title BEFORE INSERT ON drafts FOR EACH ROW EXECUTE FUNCTION new_draft_is_found_by_title();

-- A save moves the draft's head first and writes the revision after that: then its words are there.
CREATE FUNCTION draft_is_found_by_its_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE drafts SET search = draft_words(NEW.title, NEW.content) WHERE id = NEW.draft_id AND head_revision_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER revisions_found AFTER INSERT ON revisions FOR EACH ROW EXECUTE FUNCTION draft_is_found_by_its_head();

UPDATE drafts SET search = draft_words(drafts.title, coalesce(
  (SELECT content FROM revisions WHERE revisions.id = drafts.head_revision_id), 'null'::jsonb
));

CREATE INDEX drafts_search ON drafts USING gin (search);
