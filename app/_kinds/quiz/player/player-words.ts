import { getTranslations } from "next-intl/server";

/** The words of the player. Those with a number or a text in them keep {placeholders}: see fill. */
export async function playerWords() {
  const t = await getTranslations("site.quiz");
  return {
    kicker: t.raw("kicker") as string,
    question: t.raw("question") as string,
    progress: t("progress"),
    right: t.raw("right") as string,
    wrong: t.raw("wrong") as string,
    open: t.raw("open") as string,
    check: t("check"),
    next: t("next"),
    result: t("result"),
    again: t("again"),
    yourAnswer: t("yourAnswer"),
    rightAnswer: t("rightAnswer"),
    isRight: t("isRight"),
    isPart: t("isPart"),
    isWrong: t("isWrong"),
    answerIs: t.raw("answerIs") as string,
    several: t("several"),
    order: t("order"),
    match: t("match"),
    partner: t.raw("partner") as string,
    choose: t("choose"),
    up: t.raw("up") as string,
    down: t.raw("down") as string,
    answer: t("answer"),
    device: t("device"),
    score: t.raw("score") as string,
    scoreAbout: t("scoreAbout"),
    none: t("none"),
  };
}

export type PlayerWords = Awaited<ReturnType<typeof playerWords>>;
