-- The end of an attempt stores what it wrote last, too: the events that no flush has taken yet come with it. One
-- statement less for each generation, and its text and its end are there together or not at all.
CREATE FUNCTION finish_generation(
  p_id uuid, p_attempt int, p_status text, p_usage jsonb, p_error jsonb, p_done jsonb, p_from text[], p_to text, p_revision jsonb,
  p_events jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  ended record;
  base uuid;
  size int := jsonb_array_length(p_events);
BEGIN
  UPDATE generations SET status = p_status::generation_status, usage = coalesce(p_usage, usage), error = p_error,
    finished_at = now(), lease_expires_at = NULL, last_event = last_event + size + 1
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
  SELECT p_id, ended.last_event - size - 1 + place, p_attempt, event->>'type', event->'data'
  FROM jsonb_array_elements(p_events || jsonb_build_array(jsonb_build_object('type', 'done', 'data', p_done)))
    WITH ORDINALITY AS last_words(event, place);
  PERFORM pg_notify('copydesk_generations', jsonb_build_array(jsonb_build_array(p_id, ended.last_event))::text);
  INSERT INTO audit_events (type, actor_type, project_id, subject_type, subject_id, data)
  VALUES ('generation.finished', 'system', ended.project_id, 'generation', p_id, jsonb_build_object('status', p_status));
  RETURN true;
END $$;

-- For workers of the version before, which flush all first.
CREATE OR REPLACE FUNCTION finish_generation(
  p_id uuid, p_attempt int, p_status text, p_usage jsonb, p_error jsonb, p_done jsonb, p_from text[], p_to text, p_revision jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RETURN finish_generation(p_id, p_attempt, p_status, p_usage, p_error, p_done, p_from, p_to, p_revision, '[]'::jsonb);
END $$;

-- Each worker asks every few seconds whether an import is stuck.
CREATE INDEX sources_importing ON sources (updated_at) WHERE status = 'importing';
