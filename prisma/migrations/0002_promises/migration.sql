-- What the database promises and Prisma cannot say.

-- Values
ALTER TABLE users ADD CONSTRAINT users_email_lower CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254);
ALTER TABLE projects ADD CONSTRAINT projects_approvals CHECK (review_approvals BETWEEN 0 AND 5);
ALTER TABLE projects ADD CONSTRAINT projects_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80);
ALTER TABLE drafts ADD CONSTRAINT drafts_kind CHECK (kind IN ('article', 'blog-post', 'product-description', 'quiz', 'personality-quiz', 'summary', 'translation'));
ALTER TABLE generations ADD CONSTRAINT generations_kind CHECK (kind IN ('article', 'blog-post', 'product-description', 'quiz', 'personality-quiz', 'summary', 'translation'));
ALTER TABLE generations ADD CONSTRAINT generations_attempt CHECK (attempt >= 0 AND last_event >= 0);
ALTER TABLE generations ADD CONSTRAINT generations_finished CHECK ((status IN ('completed', 'failed', 'cancelled')) = (finished_at IS NOT NULL));
ALTER TABLE generation_events ADD CONSTRAINT generation_events_type CHECK (type IN ('status', 'step', 'text', 'problem', 'restarted', 'done'));
ALTER TABLE passages ADD CONSTRAINT passages_range CHECK (start >= 0 AND "end" > start);
ALTER TABLE revisions ADD CONSTRAINT revisions_number CHECK (number >= 1);
ALTER TABLE revisions ADD CONSTRAINT revisions_author CHECK (
  (author_type = 'person' AND author_user_id IS NOT NULL) OR (author_type = 'generation' AND generation_id IS NOT NULL) OR author_type = 'import'
);
ALTER TABLE publications ADD CONSTRAINT publications_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120);
ALTER TABLE model_versions ADD CONSTRAINT model_versions_number CHECK (number >= 1);
ALTER TABLE deployments ADD CONSTRAINT deployments_pair CHECK ((task = 'translate') = (pair IS NOT NULL));
ALTER TABLE invitations ADD CONSTRAINT invitations_role CHECK ((project_id IS NULL) = (role IS NULL));

-- A save moves the draft's head first, under its guard, and writes the revision after that.
ALTER TABLE drafts ALTER CONSTRAINT drafts_head_revision_id_fkey DEFERRABLE INITIALLY DEFERRED;

-- At most one
CREATE UNIQUE INDEX generations_one_active_per_draft ON generations (draft_id) WHERE status IN ('queued', 'running');
CREATE UNIQUE INDEX reviews_one_open_per_draft ON reviews (draft_id) WHERE status = 'open';
CREATE UNIQUE INDEX publications_one_live_per_draft ON publications (draft_id) WHERE unpublished_at IS NULL;
CREATE UNIQUE INDEX publications_one_live_per_slug ON publications (project_id, slug) WHERE unpublished_at IS NULL;
CREATE UNIQUE INDEX deployments_one_per_scope ON deployments (task, pair, project_id) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX model_installs_one_active ON model_installs (catalog_id) WHERE status IN ('queued', 'running');

-- Finding work
CREATE INDEX generations_leases ON generations (lease_expires_at) WHERE status = 'running';
CREATE INDEX generations_waiting ON generations (created_at, id) WHERE status = 'queued';

-- Append-only: rows are written once. Deleting is left to the cascade of a deleted project.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER revisions_immutable BEFORE UPDATE ON revisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER generation_events_immutable BEFORE UPDATE ON generation_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_decisions_immutable BEFORE UPDATE ON review_decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER deployment_events_immutable BEFORE UPDATE OR DELETE ON deployment_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_immutable BEFORE UPDATE OR DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A publication may only end, once.
CREATE FUNCTION publication_may_only_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.unpublished_at IS NOT NULL
    OR (NEW.id, NEW.project_id, NEW.draft_id, NEW.revision_id, NEW.locale, NEW.slug, NEW.published_at, NEW.published_by_id)
       IS DISTINCT FROM (OLD.id, OLD.project_id, OLD.draft_id, OLD.revision_id, OLD.locale, OLD.slug, OLD.published_at, OLD.published_by_id)
  THEN
    RAISE EXCEPTION 'a publication may only end, once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publications_append_only BEFORE UPDATE ON publications FOR EACH ROW EXECUTE FUNCTION publication_may_only_end();

-- A version's files and facts never change once it is ready; its status and measured memory may.
CREATE FUNCTION ready_version_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status IN ('ready', 'retired')
    AND (NEW.model_id, NEW.number, NEW.engine, NEW.format, NEW.files, NEW.digest, NEW.licence, NEW.pair)
        IS DISTINCT FROM (OLD.model_id, OLD.number, OLD.engine, OLD.format, OLD.files, OLD.digest, OLD.licence, OLD.pair)
  THEN
    RAISE EXCEPTION 'a ready model version is immutable' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER model_versions_immutable BEFORE UPDATE ON model_versions FOR EACH ROW EXECUTE FUNCTION ready_version_is_immutable();

-- A source's text is what evidence points into: it never changes once it is ready.
CREATE FUNCTION ready_source_text_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'ready' AND (NEW.text, NEW.digest) IS DISTINCT FROM (OLD.text, OLD.digest) THEN
    RAISE EXCEPTION 'the text of a ready source is fixed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sources_text_fixed BEFORE UPDATE ON sources FOR EACH ROW EXECUTE FUNCTION ready_source_text_is_fixed();
