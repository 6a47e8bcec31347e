"use client";

import { useEffect, useRef, type ComponentProps } from "react";
import { classNames } from "../../_components/class-names.ts";

type GrowingFieldProps = Omit<ComponentProps<"textarea">, "onChange" | "value"> & {
  value: string;
  /** Line breaks are taken for spaces: a stem or an option is one paragraph. */
  onWords: (words: string) => void;
};

/** A field that looks like the text in it, and is as high as its words. */
export function GrowingField({ value, onWords, className, ...rest }: GrowingFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = field.current;
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.height = "0";
    element.style.height = `${element.scrollHeight}px`;
  }, [value]);
  return (
    <textarea
      {...rest}
      ref={field}
      rows={1}
      value={value}
      className={classNames("growing-field", className)}
      onChange={(event) => onWords(event.target.value.replace(/\r?\n/g, " "))}
    />
  );
}
