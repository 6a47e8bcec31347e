/** The curated bank: scenarios that people have been in, and what somebody with certain traits would do. English. */
import { celebration, conflict } from "./bank/conflict-celebration.ts";
import { culture, movement } from "./bank/culture-movement.ts";
import { learning, technology } from "./bank/learning-technology.ts";
import { friends, money } from "./bank/money-friends.ts";
import { nature, style } from "./bank/nature-style.ts";
import { home, reading } from "./bank/reading-home.ts";
import type { Scenario } from "./bank/scenario.ts";
import { food, travel } from "./bank/travel-food.ts";
import { weekend, work } from "./bank/work-weekend.ts";

export const BANK_LANGUAGE = "en";

export const BANK: readonly Scenario[] = [
  ...travel,
  ...food,
  ...work,
  ...weekend,
  ...reading,
  ...home,
  ...money,
  ...friends,
  ...learning,
  ...technology,
  ...nature,
  ...style,
  ...conflict,
  ...celebration,
  ...culture,
  ...movement,
];
