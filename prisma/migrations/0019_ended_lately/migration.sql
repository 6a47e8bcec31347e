-- The jobs page asks every few seconds what ended last, among all that ever did.
CREATE INDEX generations_ended ON generations (finished_at DESC, id DESC) WHERE finished_at IS NOT NULL;
