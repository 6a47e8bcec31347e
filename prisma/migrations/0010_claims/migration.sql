-- The queue of generations, in the database: fair tags when they are ordered, and the choice of the next one.

-- Nobody's orders count as one person's.
CREATE FUNCTION person_of(requested_by_id uuid) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce(requested_by_id, '00000000-0000-0000-0000-000000000000'::uuid);

-- What one person orders in one project is a flow; what one person orders that needs the same models is a lane.
CREATE INDEX generations_flows ON generations (project_id, priority, person_of(requested_by_id), fair_tag)
  WHERE status IN ('queued', 'running');
CREATE INDEX generations_lanes ON generations (need, person_of(requested_by_id), priority DESC, fair_tag, created_at, id)
  WHERE status = 'queued';
CREATE INDEX generations_running ON generations (priority, fair_tag) INCLUDE (requested_by_id) WHERE status = 'running';
CREATE INDEX generations_waiting_of ON generations (requested_by_id) WHERE status = 'queued';
CREATE INDEX generations_given_up ON generations (finished_at) WHERE status = 'failed' AND dismissed_at IS NULL;

-- Start-time fair queuing (Goyal, Vin, Cheng 1996): the start tag of a new order is the virtual time, or the last tag
-- of its flow and that order's cost. The cost grows with the people who share the project, so that a project gets the
-- same share however many they are. 1,000 is the cost of one order where one person orders.
CREATE FUNCTION next_fair_tag(p_project uuid, p_person uuid, p_priority int) RETURNS bigint LANGUAGE sql STABLE AS $$
  WITH RECURSIVE flow AS (
    SELECT max(fair_tag) AS last FROM generations
    WHERE status IN ('queued', 'running') AND project_id = p_project AND priority = p_priority
      AND person_of(requested_by_id) = person_of(p_person)
  ), people AS (
    (SELECT person_of(requested_by_id) AS person FROM generations
     WHERE status IN ('queued', 'running') AND project_id = p_project AND priority = p_priority
     ORDER BY 1 LIMIT 1)
    UNION ALL
    SELECT next.person FROM people, LATERAL (
      SELECT person_of(requested_by_id) AS person FROM generations
      WHERE status IN ('queued', 'running') AND project_id = p_project AND priority = p_priority
        AND person_of(requested_by_id) > people.person
      ORDER BY 1 LIMIT 1) next
  ), shared AS (
    SELECT count(*) FILTER (WHERE person <> person_of(p_person)) + 1 AS people FROM people
  ), clock AS (
    SELECT coalesce(
      (SELECT max(fair_tag) FROM generations WHERE status = 'running' AND priority = p_priority),
      (SELECT fair_tag FROM generations WHERE status = 'queued' AND priority = p_priority ORDER BY fair_tag, created_at, id LIMIT 1),
      0) AS now
  )
  SELECT greatest(clock.now, coalesce(flow.last + 1000 * shared.people, 0)) FROM clock, flow, shared;
$$;

-- Claims the best waiting generation that this worker may take, and tells it to readers; see lib/generations/claims.
-- outcome: 'claimed'; 'judge' when the worker has to say first whether it can run this need; 'held' when the best one
-- needs memory that is in use here and none that may pass it is there; 'again' when it was cancelled just now. No row:
-- there is nothing to take.
CREATE FUNCTION claim_generation(
  p_worker uuid, p_lease int, p_person_limit int,
  p_known text[], p_ready text[], p_later text[], p_loaded text[], p_slack bigint, p_only uuid
) RETURNS TABLE (outcome text, generation_id uuid, taken_attempt int, taken_need text) LANGUAGE plpgsql AS $$
DECLARE
  full_people uuid[];
  waiting refcursor;
  candidate record;
  best_id uuid;
  best_need text;
  best_priority int;
  best_tag bigint;
  chosen_id uuid := p_only;
  taken record;
  seen int;
BEGIN
  -- One claim at a time, so that limits hold. The statements below see what the claim before has committed.
  PERFORM pg_advisory_xact_lock(730201);

  IF p_only IS NULL THEN
    SELECT coalesce(array_agg(person), '{}') INTO full_people FROM (
      SELECT requested_by_id AS person FROM generations WHERE status = 'running' AND requested_by_id IS NOT NULL
      GROUP BY requested_by_id HAVING count(*) >= p_person_limit) AS busy;
    FOR pass IN 1..2 LOOP
      seen := 0;
      IF pass = 1 THEN
        -- A bounded look ahead in the order of the queue finds what is due, but for blocked heads.
        OPEN waiting FOR SELECT id, need, priority, fair_tag, requested_by_id FROM generations WHERE status = 'queued'
          ORDER BY priority DESC, fair_tag, created_at, id LIMIT 64;
      ELSE
        -- Else the first of each lane: the cost goes by the number of lanes, never by that of the rows in them.
        OPEN waiting FOR
          WITH RECURSIVE lanes AS (
            (SELECT need, person_of(requested_by_id) AS person FROM generations WHERE status = 'queued'
             ORDER BY need, person_of(requested_by_id) LIMIT 1)
            UNION ALL
            SELECT next.need, next.person FROM lanes, LATERAL (
              SELECT need, person_of(requested_by_id) AS person FROM generations
              WHERE status = 'queued' AND (need, person_of(requested_by_id)) > (lanes.need, lanes.person)
              ORDER BY need, person_of(requested_by_id) LIMIT 1) AS next
          )
          SELECT head.* FROM lanes, LATERAL (
            SELECT id, need, priority, fair_tag, requested_by_id, created_at FROM generations
            WHERE status = 'queued' AND need = lanes.need AND person_of(requested_by_id) = lanes.person
            ORDER BY priority DESC, fair_tag, created_at, id LIMIT 1) AS head
          WHERE lanes.person <> ALL(full_people)
            AND (lanes.need = ANY(p_ready) OR lanes.need = ANY(p_later) OR NOT lanes.need = ANY(p_known))
          ORDER BY head.priority DESC, head.fair_tag, head.created_at, head.id LIMIT 64;
      END IF;
      LOOP
        FETCH waiting INTO candidate;
        EXIT WHEN NOT FOUND;
        seen := seen + 1;
        CONTINUE WHEN candidate.requested_by_id = ANY(full_people);
        EXIT WHEN candidate.priority < best_priority OR candidate.fair_tag > best_tag + p_slack;
        IF NOT candidate.need = ANY(p_known) THEN
          RETURN QUERY SELECT 'judge'::text, NULL::uuid, NULL::int, candidate.need;
          RETURN;
        END IF;
        CONTINUE WHEN NOT (candidate.need = ANY(p_ready) OR candidate.need = ANY(p_later));
        IF best_id IS NULL THEN
          best_id := candidate.id;
          best_need := candidate.need;
          best_priority := candidate.priority;
          best_tag := candidate.fair_tag;
        END IF;
        IF candidate.need = ANY(p_loaded) THEN
          chosen_id := candidate.id;
          EXIT;
        END IF;
        IF chosen_id IS NULL AND candidate.need = ANY(p_ready) THEN
          chosen_id := candidate.id;
        END IF;
      END LOOP;
      CLOSE waiting;
      EXIT WHEN best_id IS NOT NULL OR seen < 64;
    END LOOP;
    IF chosen_id IS NULL THEN
      IF best_id IS NOT NULL THEN
        RETURN QUERY SELECT 'held'::text, best_id, NULL::int, best_need;
      END IF;
      RETURN;
    END IF;
  END IF;

  UPDATE generations SET status = 'running', attempt = attempt + 1, last_flush = 0, worker_id = p_worker, progress = NULL,
    started_at = coalesce(started_at, now()), lease_expires_at = now() + make_interval(secs => p_lease),
    last_event = last_event + CASE WHEN attempt > 0 THEN 2 ELSE 1 END
  WHERE id = chosen_id AND status = 'queued'
  RETURNING id, attempt, need, last_event INTO taken;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'again'::text, NULL::uuid, NULL::int, NULL::text;
    RETURN;
  END IF;
  IF taken.attempt > 1 THEN
    INSERT INTO generation_events (generation_id, number, attempt, type, data)
    VALUES (taken.id, taken.last_event - 1, taken.attempt, 'restarted', jsonb_build_object('attempt', taken.attempt));
  END IF;
  INSERT INTO generation_events (generation_id, number, attempt, type, data)
  VALUES (taken.id, taken.last_event, taken.attempt, 'status',
    jsonb_build_object('status', 'running', 'attempt', taken.attempt));
  PERFORM pg_notify('copydesk_generations', jsonb_build_array(jsonb_build_array(taken.id, taken.last_event))::text);
  RETURN QUERY SELECT 'claimed'::text, taken.id, taken.attempt, taken.need;
END $$;
