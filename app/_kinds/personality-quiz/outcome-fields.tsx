"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button, IconButton } from "../../_components/button.tsx";

const LIMITS = { fewest: 2, most: 8 };

/** The outcomes as a list of lines. Enter goes to the next one, and adds one behind the last. */
export function OutcomeFields({ errors }: { errors: Record<string, string> }) {
  const t = useTranslations("drafts.brief");
  const list = useRef<HTMLOListElement>(null);
  const [keys, setKeys] = useState([0, 1, 2, 3]);
  const full = keys.length >= LIMITS.most;

  function focus(index: number) {
    requestAnimationFrame(() => list.current?.querySelectorAll("input")[index]?.focus());
  }

  function add() {
    setKeys([...keys, Math.max(...keys) + 1]);
    focus(keys.length);
  }

  function remove(index: number) {
    setKeys(keys.filter((_, at) => at !== index));
    focus(Math.max(0, index - 1));
  }

  function next(index: number) {
    if (index < keys.length - 1) focus(index + 1);
    else if (!full) add();
  }

  return (
    <fieldset className="field">
      <legend>{t("outcomes")}</legend>
      <ol className="outcome-fields" ref={list}>
        {keys.map((key, index) => (
          <li key={key}>
            <input
              className="input"
              name="brief.outcomes"
              aria-label={t("outcomeAt", { number: index + 1 })}
              maxLength={500}
              required={index < LIMITS.fewest}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                next(index);
              }}
            />
            {keys.length > LIMITS.fewest && (
              <IconButton
                label={t("removeOutcome", { number: index + 1 })}
                icon={<X className="icon" aria-hidden />}
                onClick={() => remove(index)}
              />
            )}
          </li>
        ))}
      </ol>
      <p className="field-hint">{t("outcomesHint")}</p>
      {outcomeErrors(errors).map((error) => (
        <p key={error} className="field-error">
          {error}
        </p>
      ))}
      {!full && (
        <Button small icon={<Plus className="icon icon-small" aria-hidden />} onClick={add}>
          {t("addOutcome")}
        </Button>
      )}
    </fieldset>
  );
}

/** Of the list, and of single lines. */
function outcomeErrors(errors: Record<string, string>): string[] {
  const found = Object.entries(errors).filter(([name]) => /^brief\.outcomes(?:\.|$)/.test(name));
  return [...new Set(found.map(([, error]) => error))];
}
