import type { DraftView } from "../draft-view.ts";
import type { SaveAnswer, SendSave } from "./draft-saver.ts";

const OFFLINE = new Set([408, 425, 429, 500, 502, 503, 504]);

type Problem = { code?: string; detail?: string; theirs?: DraftView };

/** Saves through the API with the session's cookie. `offline`: the words for a server that does not answer. */
export function saverOf(draftId: string, offline: string): SendSave {
  return async (baseRevisionId, content): Promise<SaveAnswer> => {
    const response = await fetch(`/api/v1/drafts/${draftId}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ baseRevisionId, content }),
    }).catch((error: unknown) => {
      if (error instanceof TypeError) return null;
      throw error;
    });
    if (!response) return { is: "failed", why: offline, again: true };
    const body: unknown = await response.json().catch(() => ({}));
    if (response.ok) return { is: "saved", draft: body as DraftView };
    const problem = body as Problem;
    if (problem.code === "changed_meanwhile" && problem.theirs) return { is: "conflict", theirs: problem.theirs };
    return { is: "failed", why: problem.detail ?? offline, again: OFFLINE.has(response.status) };
  };
}
