-- CreateEnum
CREATE TYPE "profile_status" AS ENUM ('queued', 'running', 'completed', 'failed', 'cancelled');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "model_task" ADD VALUE 'classify';
ALTER TYPE "model_task" ADD VALUE 'entail';
ALTER TYPE "model_task" ADD VALUE 'summarise';

-- AlterTable
ALTER TABLE "generations" ADD COLUMN     "batch_id" UUID,
ADD COLUMN     "fair_tag" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "priority" INTEGER NOT NULL DEFAULT 10;

-- AlterTable
ALTER TABLE "workers" ADD COLUMN     "devices" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "engine_names" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "memory_budget" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "slots" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "generation_batches" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "requested_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "generation_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "capability_profiles" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "status" "profile_status" NOT NULL DEFAULT 'queued',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "lease_expires_at" TIMESTAMPTZ(3),
    "cancel_requested_at" TIMESTAMPTZ(3),
    "progress" JSONB,
    "suite" TEXT NOT NULL,
    "results" JSONB NOT NULL DEFAULT '[]',
    "device" TEXT,
    "threads" INTEGER,
    "load_milliseconds" INTEGER,
    "memory_bytes" BIGINT,
    "prompt_tokens_per_second" DOUBLE PRECISION,
    "tokens_per_second" DOUBLE PRECISION,
    "error" JSONB,
    "worker_id" UUID,
    "requested_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "capability_profiles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_secrets" (
    "version_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_secrets_pkey" PRIMARY KEY ("version_id")
);

-- CreateIndex
CREATE INDEX "generation_batches_project_id_created_at_idx" ON "generation_batches"("project_id", "created_at");

-- CreateIndex
CREATE INDEX "capability_profiles_version_id_created_at_idx" ON "capability_profiles"("version_id", "created_at");

-- CreateIndex
CREATE INDEX "generations_batch_id_idx" ON "generations"("batch_id");

-- AddForeignKey
ALTER TABLE "generations" ADD CONSTRAINT "generations_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "generation_batches"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation_batches" ADD CONSTRAINT "generation_batches_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation_batches" ADD CONSTRAINT "generation_batches_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capability_profiles" ADD CONSTRAINT "capability_profiles_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "model_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_secrets" ADD CONSTRAINT "model_secrets_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "model_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
