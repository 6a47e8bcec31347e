-- CreateIndex
CREATE INDEX "comparison_items_generation_id_idx" ON "comparison_items"("generation_id");

-- What a shortening version took part in, newest first.
CREATE INDEX generations_of_summariser ON generations ((ran_with->'summariser'->>'id'), finished_at)
  WHERE (ran_with->'summariser'->>'id') IS NOT NULL;
