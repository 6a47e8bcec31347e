-- CreateTable
CREATE TABLE "queue_pauses" (
    "id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "started_by_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "queue_pauses_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "queue_pauses" ADD CONSTRAINT "queue_pauses_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_pauses" ADD CONSTRAINT "queue_pauses_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot say: one pause is open, and it may only end, once.
CREATE UNIQUE INDEX queue_pauses_one_open ON queue_pauses ((true)) WHERE ended_at IS NULL;
ALTER TABLE queue_pauses ADD CONSTRAINT queue_pauses_order CHECK (ended_at >= started_at);
CREATE FUNCTION pause_may_only_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.ended_at IS NOT NULL AND (NEW.ended_at, NEW.reason) IS DISTINCT FROM (OLD.ended_at, OLD.reason))
    OR (NEW.id, NEW.reason, NEW.started_at) IS DISTINCT FROM (OLD.id, OLD.reason, OLD.started_at)
  THEN
    RAISE EXCEPTION 'a pause may only end, once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER queue_pauses_append_only BEFORE UPDATE ON queue_pauses FOR EACH ROW EXECUTE FUNCTION pause_may_only_end();
