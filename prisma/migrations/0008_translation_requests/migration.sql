-- CreateEnum
CREATE TYPE "translation_request_status" AS ENUM ('queued', 'running', 'completed', 'failed');

-- CreateTable
CREATE TABLE "translation_requests" (
    "id" UUID NOT NULL,
    "status" "translation_request_status" NOT NULL DEFAULT 'queued',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "order" JSONB NOT NULL,
    "result" JSONB,
    "error" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "translation_requests_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "translation_requests_status_created_at_idx" ON "translation_requests"("status", "created_at");
