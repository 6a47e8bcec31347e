/** Closed word lists that several rules share, as sources of regular expressions. */

export const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
export const SHORT_MONTHS = ["Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
export const MONTH = `(?:${[...MONTHS, ...SHORT_MONTHS.map((month) => month.replace(".", "\\."))].join("|")})`;
export const WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";

export const NUMBER_WORDS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
/** Figures with commas and decimals. */
export const NUMBER = "\\d[\\d,]*(?:\\.\\d+)?";

/** A closed list, so that a quantity never swallows a preposition. */
export const UNITS = [
  "kilometres?|kilometers?|km|metres?|meters?|miles?|feet|foot|inches|centimetres?|centimeters?|cm|mm|millimetres?|millimeters?",
  "light-years?|acres?|hectares?|square (?:miles?|kilometres?|kilometers?|feet|metres?|meters?|nautical miles?)",
  "cubic (?:metres?|meters?|kilometres?|kilometers?|feet)|nautical miles?",
  "tonnes?|tons?|pounds?|kilograms?|kilos?|kg|grams?|milligrams?|mg|ounces?|litres?|liters?|millilitres?|milliliters?|ml|gallons?|barrels?",
  "degrees(?: (?:Celsius|Fahrenheit|C|F))?|knots|mph|kph|seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centuries",
  "megabytes|gigabytes|terabytes|megawatts?|gigawatts?|kilowatts?|watts?|volts?|hertz|points?|basis points|bars|calories",
].join("|");

export const CURRENCIES =
  "dollars|euros|cents|pence|francs|yen|yuan|rupees|roubles|rubles|pesos|kronor|kroner|marks|lira";

export const SAID =
  "(?:said|says|say|told|tells|added|adds|noted|notes|noting|explained|explains|wrote|writes|reports|reported|according|argued|argues|claimed|claims|insisted|warned|warns|announced|stated|recalled|joked|testified|concluded|estimated|estimates|suggests|suggested|believes?|thinks?|thought|acknowledged|confirmed|denied|predicted|predicts|agreed|described|replied|commented|expressed)";

export const ROLES = [
  "president|chairman|chairwoman|minister|secretary|spokesman|spokeswoman|spokesperson|director|professor|economist|analyst",
  "actor|actress|author|writer|journalist|mayor|governor|senator|judge|coach|captain|officer|chief|sheriff|attorney|lawyer",
  "engineer|scientist|researcher|oceanographer|astronomer|biologist|physicist|historian|founder|co-founder|executive|ceo",
  "manager|editor|artist|singer|musician|filmmaker|prince|princess|king|queen|pope|general|colonel|candidate|commissioner",
  "superintendent|detective|doctor|diplomat|ruler|emperor|empress|sultan|explorer|inventor|philosopher|composer|painter|poet",
  "politician|activist|chemist|physician|surgeon|mathematician|architect|merchant|designer|naturalist|botanist|geologist",
].join("|");

export const HONORIFIC =
  "(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lord|Lady|Dame|Sen|Senator|Rep|Gov|Governor|President|Judge|Justice|Capt|Captain|Lt|Sgt|Gen|General|Col|Rev|Mayor|Coach|Prince|Princess|King|Queen|Pope|Saint|Investigator|Deputy|Detective|Officer|Sheriff|Attorney|Chief|Agent|Inspector|Commissioner|Secretary|Chairman|Councilman|Councilwoman|Spokesman|Spokeswoman|Director|Author|Actor|Actress)";

export const SENTENCE_OPENERS = new Set(
  "The A An In It On At By This That These Those He She They We You Its Their His Her For And But Or If When While After Before During Since As To From With Of Under Over About Some Many Most All Each Every One Two Three Four Five There Here However Also Such Then Thus Finally First Second Third Later Once Not No Yes Which Who What Where How Why Despite Although Though Because Until Unlike Like Among Between Last Next Another Both Even Only So Still Meanwhile Previously Currently Now Today More Other Instead Nonetheless Indeed Set Based Asked Given Around Nearly Almost Officials Authorities Researchers Scientists Critics Police".split(
    " ",
  ),
);

export const NOT_A_NAME = new Set([
  ...MONTHS,
  ...SHORT_MONTHS.map((month) => month.replace(".", "")),
  ..."Monday Tuesday Wednesday Thursday Friday Saturday Sunday I Mr Mrs Ms Dr".split(" "),
]);

export const RELATIVE_TIME =
  /\b(?:today|yesterday|tomorrow|tonight|nowadays|these days|so far|now|currently|recently|soon|ago|has just|have just|just (?:now|been)|local time|(?:last|this|next|past|coming|previous|following) (?:week|weekend|month|year|decade|century|season|summer|spring|fall|autumn|winter|night|morning|afternoon|evening)s?|earlier (?:this|in the)|later (?:this|in the)|since then|as of|the current|due to (?:be|start|open|end|take)|remaining (?:in|of) the|has since|have since|at the time|for the day|(?:over|during|in|of|for) the (?:year|month|week|quarter|past|day)|(?:past|last|next) (?:\d+|few|several|two|three|four|five|six|ten|decade)|that (?:night|day|week|month|year|time|morning|evening|summer|winter)|(?:on|last|next|this|early|late|late on|until|by|since) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/i;

export const HEDGE =
  /\b(?:may|might|could|should|would|possibly|perhaps|probably|likely|expects?|expected|hopes?|seems?|appears?|presumed)\b/i;

export const OPINION =
  /\b(?:best|worst|great|awesome|beautiful|gorgeous|exquisite|wonderful|terrible|hilari\w+|delicious|amazing|stunning|superb|masterful|of course|unfortunately|thankfully|after all|naturally|huge warning|riveting|electric)\b/i;

export const DEPENDENT_OPENING =
  /^(?:But|And|Or|So|However|Also|Instead|Meanwhile|Still|Yet|Then|Thus|Therefore|Indeed|Nonetheless|Nevertheless|Additionally|Moreover|Furthermore|Finally|Similarly|Likewise|Otherwise|Here|There(?! (?:is|are|was|were|has|have)\b)|Such|Another|Other|Additional|Both|Even|For example|For instance|In fact|In addition|In turn|As a result|After all|On the other hand|(?:In|For|After|Before|With|Despite|Besides|From|By|Because of) (?:this|that|these|those|then)\b|(?:Following|After|During|Before|Since) the (?:race|match|game|crash|incident|meeting|event|attack|accident|vote|verdict|hearing|ceremony)\b|At (?:this|that)|First|Second|Third|Like|Asked|Set|The (?:other|same|latter|former|first|second|third|two|three|result|upshot|idea|move|decision))\b,?/;

export const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

export const capitalise = (text: string): string => (text ? (text[0] as string).toUpperCase() + text.slice(1) : text);

export const lastWord = (name: string): string => name.split(/\s+/).at(-1) ?? name;
