/** How the API words the refusals of ordering and saving; the codes are the reasons in snake case. */
export const orderRefusals = {
  "sources-required": { status: 422, detail: "This kind is written from sources: give sourceIds." },
  "document-required": { status: 422, detail: "Give the draft or the source to translate." },
  "source-not-ready": { detail: "A source is still being imported, or its import failed. Ask for its status." },
  "already-being-written": { detail: "A generation is writing into this draft. Wait for its end, or cancel it." },
  "too-many-waiting": { status: 429, detail: "As many of your orders wait as may. Wait until some have run." },
  "idempotency-key-reused": { status: 422, detail: "This Idempotency-Key was used for another order." },
  "in-review": { detail: "The draft is in review. Take it back from review first." },
  "other-kind-of-draft": { status: 422, detail: "The draft is of another kind." },
} as const;

export const saveRefusals = {
  "changed-meanwhile": { detail: "Somebody saved since baseRevisionId. Both texts are here: yours and theirs." },
  "being-written": { detail: "A generation is writing into this draft. Wait for its end, or cancel it." },
  "in-review": { detail: "The draft is in review. Take it back from review first." },
} as const;

export const reviewRefusals = {
  "changed-meanwhile": { detail: "The draft has changed since that revision. Read it again." },
  "four-eyes": { status: 403, detail: "Who wrote or submitted a draft may not approve it in this project." },
  "note-required": { status: 422, detail: "Say in a note what is to be changed." },
  "has-errors": { status: 422, detail: "A revision of this kind must be without errors: mend its findings first." },
  "not-approved": { detail: "Only an approved revision can go live." },
} as const;

export const claimRefusals = {
  "claimed-meanwhile": { detail: "Somebody has taken this review already." },
  "not-claimed": { detail: "Nobody has taken this review." },
  "not-in-review": { detail: "The draft is not in review." },
  "due-in-the-past": { status: 422, detail: "Give a time that is still to come." },
} as const;

export const endpointRefusals = {
  "server-not-asked": { status: 422, detail: "The server could not be asked; see why." },
  "check-failed": { status: 422, detail: "The server does not do what was asked of it; see findings." },
  "name-taken": { detail: "A model that no server runs has this name. Choose another." },
} as const;

export const queueRefusals = {
  "already-paused": { detail: "The queue is held already." },
  "not-paused": { detail: "Nobody holds the queue." },
} as const;

export const scheduleRefusals = {
  "in-the-past": { status: 422, detail: "Give a time that is still to come, or publish at once." },
  "too-far": { status: 422, detail: "Give a time within the next two years." },
  "already-live": { detail: "This revision is live already." },
  "not-scheduled": { detail: "No time is set for this draft." },
} as const;

/** Of bringing a model in. */
export const registrationRefusals = {
  ...endpointRefusals,
  "name-taken": { detail: "A model of another sort has this name. Choose another." },
  "base-not-ready": { status: 422, detail: "baseVersionId names no ready GGUF version that an adapter may change." },
  "files-missing": { detail: "A file of the upload is not in the store any more. Send it again." },
  "already-registered": { detail: "The same files are a version already; see versionId." },
  "not-whole": { detail: "An upload is not whole yet. Send the rest of it first." },
  "same-path": { status: 422, detail: "Two files would have the same path; see path." },
  "no-files": { status: 422, detail: "None of these files belongs to a model." },
  "other-model": { status: 422, detail: "This entry of the catalog is another model." },
} as const;

export const retryRefusals = {
  "not-failed": { detail: "It has not failed, or was tried again already." },
  "sent-again": { detail: "The files of the upload have left the store. Send them again." },
  "base-not-ready": { detail: "The base of the adapter is not ready any more." },
  "ended-meanwhile": { detail: "An install of this entry ended just now. Ask again." },
} as const;
