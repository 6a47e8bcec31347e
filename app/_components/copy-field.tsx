"use client";

import { Check, Copy } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";

export type CopyWords = { copy: string; copied: string };

/** One line to copy: a link or a token that is shown once. It can be selected by hand where there is no clipboard. */
export function CopyField({ label, value, words }: { label: string; value: string; words: CopyWords }) {
  const id = useId();
  const [copied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  }

  return (
    <Field id={id} label={label}>
      <div className="row">
        <input id={id} className="input mono" readOnly value={value} onFocus={(event) => event.target.select()} />
        <Button
          icon={copied ? <Check className="icon" aria-hidden /> : <Copy className="icon" aria-hidden />}
          onClick={copy}
        >
          <span role="status">{copied ? words.copied : words.copy}</span>
        </Button>
      </div>
    </Field>
  );
}
