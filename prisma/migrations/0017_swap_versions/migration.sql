-- AlterTable
ALTER TABLE "model_swaps" ADD COLUMN     "crashes" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "upload_holds" (
    "upload_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_holds_pkey" PRIMARY KEY ("upload_id","sha256")
);

-- CreateIndex
CREATE INDEX "upload_holds_sha256_idx" ON "upload_holds"("sha256");

-- AddForeignKey
ALTER TABLE "model_swaps" ADD CONSTRAINT "model_swaps_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "model_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_swaps" ADD CONSTRAINT "model_swaps_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "model_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
