-- CreateTable
CREATE TABLE "revision_checks" (
    "revision_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "claim" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "scores" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_checks_pkey" PRIMARY KEY ("revision_id","version_id","kind","claim")
);

-- AddForeignKey
ALTER TABLE "revision_checks" ADD CONSTRAINT "revision_checks_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_checks" ADD CONSTRAINT "revision_checks_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "model_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE revision_checks ADD CONSTRAINT revision_checks_kind CHECK (kind IN ('entail', 'classify') AND claim >= -1);
