"use client";

import type { ComponentProps } from "react";

type SelectAllProps = Omit<ComponentProps<"input">, "type" | "ref" | "checked"> & {
  label: string;
  selected: number;
  of: number;
};

/** The box over the boxes of the rows: ticked with all of them, mixed with some. */
export function SelectAll({ label, selected, of, ...rest }: SelectAllProps) {
  const setMixed = (box: HTMLInputElement | null) => {
    if (box) box.indeterminate = selected > 0 && selected < of;
  };
  return (
    <input
      {...rest}
      ref={setMixed}
      type="checkbox"
      className="checkbox"
      aria-label={label}
      checked={of > 0 && selected === of}
    />
  );
}
