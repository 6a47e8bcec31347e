import type { FormState } from "#lib/http/form-state";
import { Note } from "../../_components/note.tsx";

/** What became of a form that stays on its page. */
export function FormNote({ state, failed }: { state: FormState<unknown>; failed: string }) {
  if (!state.message) return null;
  if (state.status === "done") return <Note tone="ok" title={state.message} announce />;
  return (
    <Note tone="critical" title={failed} announce>
      {state.message}
    </Note>
  );
}
