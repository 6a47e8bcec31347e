-- AlterTable
ALTER TABLE "generations" ADD COLUMN     "dismissed_at" TIMESTAMPTZ(3),
ADD COLUMN     "need" TEXT NOT NULL DEFAULT 'write';

-- AlterTable
ALTER TABLE "model_installs" ADD COLUMN     "dismissed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "capability_profiles" ADD COLUMN     "dismissed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "dismissed_at" TIMESTAMPTZ(3);
