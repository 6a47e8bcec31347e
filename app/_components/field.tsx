import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type FieldWords = {
  label: ReactNode;
  /** Said beside the label: "optional", "needed when you ask for changes". */
  aside?: ReactNode;
  /** Said under the control. */
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  error?: ReactNode;
};

/** Label, control, hint and error. The control takes `id` and `describe(id, words)`. */
export function Field({ id, label, aside, hint, error, children }: FieldWords & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {aside && <span className="optional">{aside}</span>}
      </label>
      {children}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <CircleAlert className="icon" aria-hidden />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}

/** What ties a control to its hint and error for screen readers. */
export function describe(id: string, { hint, error }: Pick<FieldWords, "hint" | "error">) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { id, "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined };
}
