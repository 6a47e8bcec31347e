import type { EditorProps } from "../kind-screens.ts";
import { PersonalityWorkspace } from "./personality-workspace.tsx";

/** Outcomes and questions as cards, with the chances of the outcomes above them. It has no sources. */
export function PersonalityEditor({ history, brief, failure }: EditorProps) {
  return <PersonalityWorkspace history={history} brief={brief} failure={failure} />;
}
