"use client";

import { ChevronDown, Ellipsis, Scale, Shuffle } from "lucide-react";
import { useTranslations } from "next-intl";
import { DOMAINS, type Domain } from "#lib/kinds/personality-quiz/domains";
import type { PersonalityQuestion } from "#lib/kinds/personality-quiz/schema";
import { isSameLanguage } from "#lib/text/language";
import { Menu } from "../../_components/overlays/menu.tsx";
import type { MenuItem } from "../../_components/overlays/menu-item.ts";
import { useOrderItems } from "../questions/order-items.tsx";
import { setDomain } from "./edit-personality.ts";
import type { PartProps } from "./part-props.ts";

type Props = PartProps & { question: PersonalityQuestion; number: number };

/** Number of a question, what it is about, and what can be done with it as a whole. */
export function QuestionHead(props: Props) {
  const { question, number, editable, acts } = props;
  const t = useTranslations("personality.editor");
  const domain = useTranslations("personality.domain");
  const items = useMenu(props);
  const tag = question.tags?.[0];
  if (!editable)
    return (
      <header>
        <span className="meta">{[number, tag && domain(tag)].filter(Boolean).join(" · ")}</span>
      </header>
    );
  return (
    <header>
      <span className="meta">{number}</span>
      <span className="type-select">
        <select
          aria-label={t("aboutOf", { number })}
          value={tag ?? ""}
          onChange={(event) => {
            const about = (event.target.value || null) as Domain | null;
            acts.edit(question.id, (now) => setDomain(now, about));
          }}
        >
          <option value="">{t("noDomain")}</option>
          {DOMAINS.map((name) => (
            <option key={name} value={name}>
              {domain(name)}
            </option>
          ))}
        </select>
        <ChevronDown className="icon icon-small" aria-hidden />
      </span>
      <span className="push">
        <Menu
          align="end"
          trigger={{
            className: "button button-quiet button-small button-icon",
            "aria-label": t("moreFor", { number }),
            children: <Ellipsis className="icon" aria-hidden />,
          }}
          items={items}
        />
      </span>
    </header>
  );
}

function useMenu({ content, question, number, set, acts }: Props): MenuItem[] {
  const t = useTranslations("personality.editor");
  const order = useOrderItems({
    number,
    count: content.questions.length,
    onDuplicate: () => acts.duplicate(question.id),
    onMove: (by) => acts.move(question.id, by),
    onRemove: () => acts.removeQuestion(question.id),
  });
  const hasTraits = content.outcomes.every(({ traits }) => traits?.length);
  const weighable = question.options.some(({ traits }) => traits?.length);
  return [
    ...(hasTraits && isSameLanguage(set.lang, "en")
      ? [
          {
            label: t("another"),
            icon: <Shuffle className="icon" aria-hidden />,
            onSelect: () => void acts.replace(question.id),
          },
        ]
      : []),
    ...(weighable
      ? [
          {
            label: t("fromTraits"),
            icon: <Scale className="icon" aria-hidden />,
            onSelect: () => acts.weigh(question.id),
          },
        ]
      : []),
    ...order,
  ];
}
