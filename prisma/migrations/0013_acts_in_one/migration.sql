-- Acts that workers and people do all the time, each one round trip: what has to change together is one statement here.

-- Adds a job to the queue of pg-boss and wakes workers, when the caller's transaction commits; see lib/jobs/enqueue.
CREATE FUNCTION enqueue_job(p_name text, p_data jsonb, p_priority int, p_after_seconds int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pgboss.job (name, data, priority, policy, retry_limit, expire_seconds, deletion_seconds, start_after)
  VALUES (p_name, p_data, p_priority, 'standard', 0, 86400, 3600, now() + make_interval(secs => p_after_seconds));
  PERFORM pg_notify('copydesk_jobs', p_name);
END $$;

-- Whether a model that checks drafts serves this project.
CREATE FUNCTION has_checker(p_project uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM deployments WHERE task IN ('entail', 'classify') AND (project_id IS NULL OR project_id = p_project));
$$;

-- Moves a draft's head to a new revision and asks for its checks; see lib/drafts/revisions. Gives the revision's number;
-- null, with nothing written, when the row of the draft no longer says what it must. That row is locked first, so that
-- of two writers the later sees the change and stops. Its words are written with the rest: revisions_found, which finds
-- no head to change here, would write the row once more.
CREATE FUNCTION append_revision(
  p_draft uuid, p_head uuid, p_active uuid, p_from text[], p_to text, p_revision jsonb
) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  of_project uuid;
  made record;
BEGIN
  SELECT project_id INTO of_project FROM drafts
  WHERE id = p_draft AND head_revision_id IS NOT DISTINCT FROM p_head AND active_generation_id IS NOT DISTINCT FROM p_active
    AND status::text = ANY(p_from)
  FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  INSERT INTO revisions (id, draft_id, number, title, content, evidence, findings, notes, digest, parent_id, author_type,
    author_user_id, generation_id, restored_from)
  SELECT wanted.id, p_draft, (SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE draft_id = p_draft), wanted.title,
    wanted.content, wanted.evidence, wanted.findings, wanted.notes, wanted.digest, p_head, wanted.author_type,
    wanted.author_user_id, wanted.generation_id, wanted.restored_from
  FROM jsonb_populate_record(NULL::revisions, p_revision) AS wanted
  RETURNING id, number, title, content INTO made;
  UPDATE drafts SET head_revision_id = made.id, title = made.title, active_generation_id = NULL,
    status = p_to::draft_status, search = draft_words(made.title, made.content), updated_at = now()
  WHERE id = p_draft;
  IF has_checker(of_project) THEN
    PERFORM enqueue_job('check-draft', jsonb_build_object('revisionId', made.id), 0, 0);
  END IF;
  RETURN made.number;
END $$;

-- The end of an attempt: status, revision or freed draft, the readers' last event and the audit event; see
-- lib/generations/attempts. False, with nothing written, when the claim is lost.
CREATE FUNCTION finish_generation(
  p_id uuid, p_attempt int, p_status text, p_usage jsonb, p_error jsonb, p_done jsonb, p_from text[], p_to text, p_revision jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  ended record;
  base uuid;
BEGIN
  UPDATE generations SET status = p_status::generation_status, usage = coalesce(p_usage, usage), error = p_error,
    finished_at = now(), lease_expires_at = NULL, last_event = last_event + 1
  WHERE id = p_id AND attempt = p_attempt AND status = 'running'
  RETURNING draft_id, project_id, last_event INTO ended;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF p_revision IS NULL THEN
    UPDATE drafts SET active_generation_id = NULL, updated_at = now() WHERE id = ended.draft_id AND active_generation_id = p_id;
  ELSE
    SELECT head_revision_id INTO base FROM drafts WHERE id = ended.draft_id;
    IF append_revision(ended.draft_id, base, p_id, p_from, p_to, p_revision) IS NULL THEN
      RAISE EXCEPTION 'a draft changed under the generation that held it' USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  INSERT INTO generation_events (generation_id, number, attempt, type, data)
  VALUES (p_id, ended.last_event, p_attempt, 'done', p_done);
  PERFORM pg_notify('copydesk_generations', jsonb_build_array(jsonb_build_array(p_id, ended.last_event))::text);
  INSERT INTO audit_events (type, actor_type, project_id, subject_type, subject_id, data)
  VALUES ('generation.finished', 'system', ended.project_id, 'generation', p_id, jsonb_build_object('status', p_status));
  RETURN true;
END $$;

-- Rows that are written again and again find room on their page, and touch no index when no indexed column changes.
ALTER TABLE generations SET (fillfactor = 70);
ALTER TABLE drafts SET (fillfactor = 80);
-- Each heartbeat would move a row in it; those that run are few, and generations_running finds them.
DROP INDEX generations_leases;
