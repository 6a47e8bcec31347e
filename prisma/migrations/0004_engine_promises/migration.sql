-- What the database promises about 0003 and Prisma cannot say.

-- A deployment for translation may serve one pair, or every pair that its version knows.
ALTER TABLE deployments DROP CONSTRAINT deployments_pair;
ALTER TABLE deployments ADD CONSTRAINT deployments_pair CHECK (task = 'translate' OR pair IS NULL);

ALTER TABLE generations ADD CONSTRAINT generations_priority CHECK (priority BETWEEN 0 AND 100 AND fair_tag >= 0);
ALTER TABLE generation_batches ADD CONSTRAINT generation_batches_kind CHECK (kind IN ('article', 'blog-post', 'product-description', 'quiz', 'personality-quiz', 'summary', 'translation'));
ALTER TABLE sources ADD CONSTRAINT sources_attempt CHECK (attempt >= 0);
ALTER TABLE workers ADD CONSTRAINT workers_slots CHECK (slots >= 1 AND memory_budget >= 0);
ALTER TABLE capability_profiles ADD CONSTRAINT capability_profiles_attempt CHECK (attempt >= 0);
ALTER TABLE capability_profiles ADD CONSTRAINT capability_profiles_finished CHECK ((status IN ('completed', 'failed', 'cancelled')) = (finished_at IS NOT NULL));
CREATE UNIQUE INDEX capability_profiles_one_active ON capability_profiles (version_id) WHERE status IN ('queued', 'running');

-- The order in which waiting generations are claimed: urgent ones first, then by fair share.
DROP INDEX generations_waiting;
CREATE INDEX generations_waiting ON generations (priority DESC, fair_tag, created_at, id) WHERE status = 'queued';
