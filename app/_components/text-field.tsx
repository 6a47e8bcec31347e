import { useId, type ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { describe, Field, type FieldWords } from "./field.tsx";

/** One line of text with its label. Takes every attribute of `<input>`. */
export function TextField({ label, aside, hint, error, className, id, ...rest }: FieldWords & ComponentProps<"input">) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const words = { label, aside, hint, error };
  return (
    <Field id={fieldId} {...words}>
      <input {...rest} {...describe(fieldId, words)} className={classNames("input", className)} />
    </Field>
  );
}

/** Several lines of text. `prose`: what will be part of a draft, set in the face of content. */
export function TextArea({
  label,
  aside,
  hint,
  error,
  className,
  id,
  prose,
  ...rest
}: FieldWords & ComponentProps<"textarea"> & { prose?: boolean }) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const words = { label, aside, hint, error };
  return (
    <Field id={fieldId} {...words}>
      <textarea
        rows={3}
        {...rest}
        {...describe(fieldId, words)}
        className={classNames("input", prose && "input-content", className)}
      />
    </Field>
  );
}
