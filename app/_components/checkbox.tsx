import { useId, type ComponentProps, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

type ChoiceProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode };

/** A box with its words. In a table, where the row says what it is, use `SelectRow` and `SelectAll`. */
export function Checkbox(props: ChoiceProps) {
  return <Choice {...props} type="checkbox" />;
}

export function Radio(props: ChoiceProps) {
  return <Choice {...props} type="radio" />;
}

/** The box at the start of a row; `label` says which row it selects. */
export function SelectRow({ label, ...rest }: Omit<ComponentProps<"input">, "type"> & { label: string }) {
  return <input {...rest} type="checkbox" className="checkbox" aria-label={label} />;
}

function Choice({ label, hint, className, type, ...rest }: ChoiceProps & { type: "checkbox" | "radio" }) {
  const hintId = useId();
  return (
    <label className={classNames("check-row", className)}>
      <input
        {...rest}
        type={type}
        className={classNames("checkbox", type === "radio" && "radio")}
        aria-describedby={hint ? hintId : undefined}
      />
      <span>
        {label}
        {hint && (
          <span className="field-hint block" id={hintId}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
