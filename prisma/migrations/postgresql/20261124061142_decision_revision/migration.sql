-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "revision" INTEGER;
