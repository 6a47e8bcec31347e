-- CreateEnum
CREATE TYPE "comparison_status" AS ENUM ('running', 'completed', 'ended');

-- CreateEnum
CREATE TYPE "replay_status" AS ENUM ('queued', 'running', 'completed', 'failed');

-- CreateEnum
CREATE TYPE "swap_status" AS ENUM ('proposed', 'queued', 'running', 'completed', 'failed', 'cancelled');

-- AlterEnum
ALTER TYPE "model_version_status" ADD VALUE 'deleted';

-- AlterTable
ALTER TABLE "model_versions" ADD COLUMN     "base_version_id" UUID,
ADD COLUMN     "created_by_id" UUID,
ADD COLUMN     "golden" JSONB,
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "training_run" JSONB;

-- AlterTable
ALTER TABLE "model_installs" ADD COLUMN     "order" JSONB,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'catalog',
ALTER COLUMN "catalog_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "deployments" ADD COLUMN     "challenger_id" UUID,
ADD COLUMN     "kind" TEXT,
ADD COLUMN     "mode" TEXT,
ADD COLUMN     "second_admin" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "share" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "deployment_events" ADD COLUMN     "data" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "workers" ADD COLUMN     "cannot_load" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "claimed_at" TIMESTAMPTZ(3),
ADD COLUMN     "claimed_by_id" UUID,
ADD COLUMN     "due_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "comparisons" (
    "id" UUID NOT NULL,
    "deployment_id" UUID,
    "task" TEXT NOT NULL,
    "champion_id" UUID NOT NULL,
    "challenger_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "status" "comparison_status" NOT NULL DEFAULT 'running',
    "blind" BOOLEAN NOT NULL DEFAULT true,
    "wanted" INTEGER NOT NULL,
    "requested_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "comparisons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comparison_items" (
    "id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "generation_id" UUID NOT NULL,
    "status" "replay_status" NOT NULL DEFAULT 'queued',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "worker_id" UUID,
    "lease_expires_at" TIMESTAMPTZ(3),
    "result" JSONB,
    "figures" JSONB,
    "error" JSONB,
    "verdict" TEXT,
    "verdict_note" TEXT NOT NULL DEFAULT '',
    "judged_by_id" UUID,
    "judged_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "comparison_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_findings" (
    "version_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_findings_pkey" PRIMARY KEY ("version_id","number")
);

-- CreateTable
CREATE TABLE "model_recalls" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_recalls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_recalls" (
    "recall_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "draft_recalls_pkey" PRIMARY KEY ("recall_id","draft_id")
);

-- CreateTable
CREATE TABLE "model_swaps" (
    "id" UUID NOT NULL,
    "deployment_id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "swap_status" NOT NULL DEFAULT 'queued',
    "revision" INTEGER NOT NULL,
    "steps" JSONB NOT NULL DEFAULT '[]',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "worker_id" UUID,
    "lease_expires_at" TIMESTAMPTZ(3),
    "cancel_requested_at" TIMESTAMPTZ(3),
    "error" JSONB,
    "requested_by_id" UUID,
    "agreed_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "agreed_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "switched_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "model_swaps_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "comparisons_deployment_id_created_at_idx" ON "comparisons"("deployment_id", "created_at");

-- CreateIndex
CREATE INDEX "comparisons_created_at_idx" ON "comparisons"("created_at");

-- CreateIndex
CREATE INDEX "comparison_items_status_created_at_idx" ON "comparison_items"("status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "comparison_items_comparison_id_generation_id_key" ON "comparison_items"("comparison_id", "generation_id");

-- CreateIndex
CREATE INDEX "model_recalls_version_id_created_at_idx" ON "model_recalls"("version_id", "created_at");

-- CreateIndex
CREATE INDEX "model_swaps_deployment_id_created_at_idx" ON "model_swaps"("deployment_id", "created_at");

-- AddForeignKey
ALTER TABLE "comparison_items" ADD CONSTRAINT "comparison_items_comparison_id_fkey" FOREIGN KEY ("comparison_id") REFERENCES "comparisons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comparison_items" ADD CONSTRAINT "comparison_items_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_versions" ADD CONSTRAINT "model_versions_base_version_id_fkey" FOREIGN KEY ("base_version_id") REFERENCES "model_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_findings" ADD CONSTRAINT "model_findings_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "model_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_recalls" ADD CONSTRAINT "model_recalls_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "model_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_recalls" ADD CONSTRAINT "draft_recalls_recall_id_fkey" FOREIGN KEY ("recall_id") REFERENCES "model_recalls"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_recalls" ADD CONSTRAINT "draft_recalls_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_challenger_id_fkey" FOREIGN KEY ("challenger_id") REFERENCES "model_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_swaps" ADD CONSTRAINT "model_swaps_deployment_id_fkey" FOREIGN KEY ("deployment_id") REFERENCES "deployments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot say
ALTER TABLE model_installs ADD CONSTRAINT model_installs_origin CHECK (
  origin IN ('catalog', 'upload', 'hub') AND (origin = 'catalog') = (catalog_id IS NOT NULL) AND (origin = 'catalog') = ("order" IS NULL));
ALTER TABLE model_findings ADD CONSTRAINT model_findings_severity CHECK (severity IN ('passed', 'note', 'refused'));
ALTER TABLE model_versions ADD CONSTRAINT model_versions_base CHECK (base_version_id IS DISTINCT FROM id);
ALTER TABLE model_versions ADD CONSTRAINT model_versions_tags CHECK (cardinality(tags) <= 20);

DROP INDEX deployments_one_per_scope;
CREATE UNIQUE INDEX deployments_one_per_scope ON deployments (task, pair, project_id, kind) NULLS NOT DISTINCT;
ALTER TABLE deployments ADD CONSTRAINT deployments_kind CHECK (kind IS NULL OR task IN ('write', 'summarise'));
ALTER TABLE deployments ADD CONSTRAINT deployments_challenger CHECK (
  (mode IS NULL) = (challenger_id IS NULL)
  AND (mode IS NULL OR mode IN ('canary', 'shadow'))
  AND challenger_id IS DISTINCT FROM champion_id
  AND share BETWEEN 0 AND 99
  AND (share > 0) = (mode IS NOT DISTINCT FROM 'canary'));

CREATE UNIQUE INDEX model_swaps_one_open ON model_swaps (deployment_id) WHERE status IN ('proposed', 'queued', 'running');
CREATE INDEX model_swaps_waiting ON model_swaps (created_at) WHERE status IN ('queued', 'running');
ALTER TABLE model_swaps ADD CONSTRAINT model_swaps_type CHECK (type IN ('activated', 'promoted', 'rolled_back'));
ALTER TABLE model_swaps ADD CONSTRAINT model_swaps_ended CHECK ((status IN ('completed', 'failed', 'cancelled')) = (finished_at IS NOT NULL));
-- The second admin is another one.
ALTER TABLE model_swaps ADD CONSTRAINT model_swaps_second_admin CHECK (agreed_by_id IS NULL OR agreed_by_id IS DISTINCT FROM requested_by_id);

CREATE INDEX draft_recalls_open ON draft_recalls (draft_id) WHERE resolved_at IS NULL;
CREATE INDEX model_versions_base ON model_versions (base_version_id) WHERE base_version_id IS NOT NULL;
CREATE INDEX generations_of_version ON generations (model_version_id, finished_at) WHERE model_version_id IS NOT NULL;

ALTER TABLE comparisons ADD CONSTRAINT comparisons_type CHECK (type IN ('shadow', 'fixed') AND wanted BETWEEN 1 AND 1000);
ALTER TABLE comparisons ADD CONSTRAINT comparisons_ended CHECK ((status = 'running') = (ended_at IS NULL));
CREATE UNIQUE INDEX comparisons_one_shadow ON comparisons (deployment_id) WHERE type = 'shadow' AND status = 'running';
ALTER TABLE comparison_items ADD CONSTRAINT comparison_items_verdict CHECK (
  (verdict IS NULL OR verdict IN ('champion', 'challenger', 'same')) AND (verdict IS NULL) = (judged_at IS NULL));

CREATE TRIGGER model_findings_immutable BEFORE UPDATE ON model_findings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER model_recalls_immutable BEFORE UPDATE OR DELETE ON model_recalls FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A version's files, facts and settings never change once it is ready; status, purpose, tags and measured memory may.
CREATE OR REPLACE FUNCTION ready_version_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status::text IN ('ready', 'retired', 'deleted')
    AND (NEW.model_id, NEW.number, NEW.tasks, NEW.engine, NEW.format, NEW.files, NEW.digest, NEW.licence, NEW.languages, NEW.pair,
         NEW.parameters, NEW.quantisation, NEW.context_length, NEW.settings, NEW.origin, NEW.base_version_id, NEW.training_run, NEW.golden)
        IS DISTINCT FROM
        (OLD.model_id, OLD.number, OLD.tasks, OLD.engine, OLD.format, OLD.files, OLD.digest, OLD.licence, OLD.languages, OLD.pair,
         OLD.parameters, OLD.quantisation, OLD.context_length, OLD.settings, OLD.origin, OLD.base_version_id, OLD.training_run, OLD.golden)
  THEN
    RAISE EXCEPTION 'a ready model version is immutable' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status::text = 'deleted' AND NEW.status::text <> 'deleted' THEN
    RAISE EXCEPTION 'the files of a deleted model version are gone' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
