-- The history of a deployment is append-only, and goes only with the deployment itself: a version of its own for a
-- project or a kind can be taken away. What it was stays in audit_events.
CREATE FUNCTION history_goes_with_its_deployment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM deployments WHERE id = OLD.deployment_id) THEN
    RAISE EXCEPTION 'deployment_events is append-only' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;

DROP TRIGGER deployment_events_immutable ON deployment_events;
CREATE TRIGGER deployment_events_immutable BEFORE UPDATE ON deployment_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER deployment_events_kept BEFORE DELETE ON deployment_events
  FOR EACH ROW EXECUTE FUNCTION history_goes_with_its_deployment();
