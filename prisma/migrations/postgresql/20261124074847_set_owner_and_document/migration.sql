-- DropIndex
DROP INDEX "AnnotationSet_ownerId_idx";

-- CreateIndex
CREATE INDEX "AnnotationSet_ownerId_documentId_idx" ON "AnnotationSet"("ownerId", "documentId");
