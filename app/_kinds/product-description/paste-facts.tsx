"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PRODUCT_LIMITS, type Fact } from "#lib/kinds/product-description/schema";
import { Button } from "../../_components/button.tsx";
import { Dialog } from "../../_components/overlays/dialog.tsx";
import { TextArea } from "../../_components/text-field.tsx";
import { readLines } from "./read-lines.ts";

/** Many facts at once, as they stand in another program. */
export function PasteFacts({ onTaken }: { onTaken: (facts: Fact[]) => void }) {
  const t = useTranslations("drafts.product");
  const common = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const facts = readLines(text).slice(0, PRODUCT_LIMITS.facts);

  function take() {
    onTaken(facts);
    setText("");
    setOpen(false);
  }

  return (
    <>
      <Button small tone="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("paste")}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t("paste")}
        description={t("pasteAbout")}
        closeLabel={common("close")}
        footer={
          <Button tone="primary" waiting={facts.length === 0 ? t("pasteAbout") : null} onClick={take}>
            {t("take")}
          </Button>
        }
      >
        <TextArea label={t("pasteText")} rows={10} value={text} onChange={(event) => setText(event.target.value)} />
      </Dialog>
    </>
  );
}
