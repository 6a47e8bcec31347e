-- CreateEnum
CREATE TYPE "schedule_status" AS ENUM ('waiting', 'published', 'cancelled', 'failed');

-- CreateTable
CREATE TABLE "publication_schedules" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "slug" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" "schedule_status" NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "publication_schedules_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "publication_schedules_draft_id_created_at_idx" ON "publication_schedules"("draft_id", "created_at");

-- CreateIndex
CREATE INDEX "publication_schedules_project_id_at_idx" ON "publication_schedules"("project_id", "at");

-- AddForeignKey
ALTER TABLE "publication_schedules" ADD CONSTRAINT "publication_schedules_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_schedules" ADD CONSTRAINT "publication_schedules_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_schedules" ADD CONSTRAINT "publication_schedules_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_schedules" ADD CONSTRAINT "publication_schedules_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- What Prisma cannot say: one time is set for each draft, and a row that waits has not ended.
CREATE UNIQUE INDEX publication_schedules_one_waiting ON publication_schedules (draft_id) WHERE status = 'waiting';
CREATE INDEX publication_schedules_due ON publication_schedules (at) WHERE status = 'waiting';
ALTER TABLE publication_schedules ADD CONSTRAINT publication_schedules_ended CHECK ((status = 'waiting') = (ended_at IS NULL));
ALTER TABLE publication_schedules ADD CONSTRAINT publication_schedules_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120);
