-- AlterTable
ALTER TABLE "DocumentSource" ADD COLUMN "report" JSONB;
