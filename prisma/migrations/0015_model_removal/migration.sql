-- AlterTable
ALTER TABLE "model_versions" ADD COLUMN     "files_gone_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "draft_recalls" ADD COLUMN     "outcome" TEXT;

-- What Prisma cannot say
ALTER TABLE model_versions ADD CONSTRAINT model_versions_files_gone CHECK (files_gone_at IS NULL OR status::text = 'deleted');
ALTER TABLE draft_recalls ADD CONSTRAINT draft_recalls_outcome CHECK (
  (outcome IS NULL OR outcome IN ('kept', 'approved', 'republished', 'unpublished')) AND (outcome IS NULL) = (resolved_at IS NULL));

-- Every version that took part in a finished generation: writer, translators, embedder, judges. A row is indexed once,
-- when its generation completes.
CREATE INDEX generations_ran_with ON generations USING gin (jsonb_path_query_array(ran_with, '$.*.id'))
  WHERE status = 'completed' AND ran_with IS NOT NULL;
-- Waiting or running orders that name their version; most name none.
CREATE INDEX generations_wanted ON generations (wanted_version_id)
  WHERE wanted_version_id IS NOT NULL AND status IN ('queued', 'running');

-- A version that is retired or deleted meanwhile never becomes champion or challenger: the lock waits for whoever
-- changes its status.
CREATE FUNCTION deployed_version_is_ready() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted uuid;
BEGIN
  FOREACH wanted IN ARRAY ARRAY[NEW.champion_id, NEW.challenger_id] LOOP
    CONTINUE WHEN wanted IS NULL OR (TG_OP = 'UPDATE' AND wanted IN (OLD.champion_id, OLD.challenger_id));
    PERFORM 1 FROM model_versions WHERE id = wanted AND status = 'ready' FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'only a ready model version is deployed' USING ERRCODE = 'restrict_violation';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER deployments_ready BEFORE INSERT OR UPDATE OF champion_id, challenger_id ON deployments
  FOR EACH ROW EXECUTE FUNCTION deployed_version_is_ready();
