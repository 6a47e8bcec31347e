import { Search } from "lucide-react";
import type { ComponentProps } from "react";

/** A field to find something in a list. `label` is its name; the placeholder only gives an example. */
export function SearchInput({ label, ...rest }: Omit<ComponentProps<"input">, "type"> & { label: string }) {
  return (
    <label className="search-field">
      <Search className="icon" aria-hidden />
      <span className="visually-hidden">{label}</span>
      <input {...rest} type="search" className="input" />
    </label>
  );
}
