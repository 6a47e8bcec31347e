-- AlterTable
ALTER TABLE "generations" ADD COLUMN     "last_flush" INTEGER NOT NULL DEFAULT 0;
