import { ChevronDown } from "lucide-react";
import { useId, type ComponentProps } from "react";
import { describe, Field, type FieldWords } from "./field.tsx";

export type SelectOption = { value: string; label: string; disabled?: boolean };

/** A choice out of a list, by the platform's own list. */
export function SelectField({
  label,
  aside,
  hint,
  error,
  id,
  options,
  ...rest
}: FieldWords & Omit<ComponentProps<"select">, "children"> & { options: SelectOption[] }) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const words = { label, aside, hint, error };
  return (
    <Field id={fieldId} {...words}>
      <div className="select">
        <select {...rest} {...describe(fieldId, words)} className="input">
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown className="icon" aria-hidden />
      </div>
    </Field>
  );
}
