/** Answers to the items without sources: good ones keep to their heading, bad ones invent, repeat or wander off. */
import type { SuiteAnswer } from "./suite-answer.ts";

const section = (heading: string, good: string, bad: string): SuiteAnswer => ({
  when: `Write the section “${heading}”`,
  good,
  bad,
});

export const freeSections: SuiteAnswer[] = [
  section(
    "What tends to break first",
    "A garden bench usually breaks where water can stay. The joints under the seat soak it up, and the wooden parts swell until the old screws work loose. The legs suffer next, because they stand on wet ground. A bench that wobbles should be turned over and looked at from below before anyone sits on it again.",
    "According to the Garden Institute of Leipzig, 43 percent of all benches break within 7 years.",
  ),
  section(
    "Choosing the right glue and screws",
    "Glue for a garden has to stand rain and frost, so a waterproof wood glue is the right choice. Screws of stainless steel leave no dark stains on the seat. They should be long enough to hold in sound wood, and every hole is drilled first so that nothing splits. Whoever repairs a bench in a hurry often skips that step.",
    "Glue is good. Glue is good. Glue is good. Glue is good.",
  ),
  section(
    "What neighbours gain from sharing tools",
    "Most tools lie in a shed and are used on a few days a year. When neighbours share them, nobody has to buy a ladder for one afternoon. People also meet at the library and ask each other how a tool is handled. Village life gains from that, because somebody who has borrowed a saw gladly lends a hand later.",
    "I think that tools are great and my own shed is full of them.",
  ),
  section(
    "Looking after a shared drill",
    "A shared drill passes through many hands, so its care has to be simple. Whoever brings the drill back wipes it clean and says what did not work. The library checks the cable and keeps the bits in one box, so that none goes missing. A short note on the case tells the next borrower how the tool is held safely.",
    "The moon is very far away from here and shines at night. Fish swim in the sea and eat other fish. Cars drive on roads in every city of the world. Music makes many people happy on sad days. The weather changes all the time and nobody knows why it does so.",
  ),
  section(
    "Why tired sailors make mistakes",
    "A tired crew notices things later than it should. On night shifts the eyes see little that changes, and the mind begins to wander. Sailors then skip steps that they know by heart, or they trust an instrument that they would question by day. Mistakes on a ferry grow quickly, because a heavy ship takes long to stop.",
    "Captain Olaf Stensrud of Bergen said that tired sailors cause accidents every week.",
  ),
  section(
    "Breaks that help the crew",
    "Short breaks help more than one long rest at the end. A sailor who leaves the bridge for a while, walks a few steps and drinks something warm comes back awake. The crew should agree on who takes over, so that breaks are not left to chance. Bright light in the mess room makes night shifts easier as well.",
    "Here is a section about breaks that help the crew of a ferry at night.",
  ),
  section(
    "Getting the soil ready with pupils",
    "Pupils like to dig, and the soil behind a school often needs it. The ground is loosened, stones are picked out, and compost is mixed into the upper layer. Children can feel in their hands whether the earth crumbles or sticks together. Vegetables grow better when nobody steps on the beds afterwards, so paths are marked early.",
    "In 1998 the first school garden opened with 250 pupils.",
  ),
  section(
    "What happens in the holidays",
    "Vegetables do not stop growing when the school closes. Families can take turns with the watering can during the holidays, and a list at the gate shows whose turn it is. What ripens meanwhile belongs to those who come. Plants that need little water, such as beans and herbs, make the summer easier for everybody.",
    "Holidays are",
  ),
  section(
    "Learning a song by ear",
    "Singers who read no music learn a song in small pieces. One voice sings a line, and the choir repeats it until it sits. Hearing the song slowly at home helps, because the ear remembers what it meets often. It does no harm when somebody gets a note wrong, since the others carry the tune on.",
    "Do, re, mi.",
  ),
  section(
    "How the choir leader can help",
    "A good leader shows with the hands whether the melody rises or falls. The choir leader can also sing each voice alone, so that nobody has to guess. Patience matters more than a perfect first evening, because people learn at their own speed. Short rehearsals of one hard passage help the singers more than the whole song again and again.",
    "The choir leader helps the choir. The choir leader helps the choir. The choir leader helps the choir.",
  ),
  section(
    "How the oven stores heat",
    "A wood-fired oven works like a warm stone that gives back what it was given. The fire burns on its floor until the walls have taken up enough heat, and then the ashes are swept out. Bread is baked by what the masonry has stored. A thick dome keeps its heat for many hours and cools down slowly afterwards.",
    "At 451 degrees the oven is ready, says baker Luigi Ferrante.",
  ),
  section(
    "Mistakes with the dough",
    "Dough that has risen too long collapses when it meets the heat. A common mistake is to add flour until nothing sticks, which makes the bread dry and heavy. Cold dough needs more time, and an impatient baker cuts that short. Whoever writes down how the dough felt will see after a few bakings what went wrong.",
    "Text: the dough of the bread is made of dough and bread and dough and bread and dough.",
  ),
  section(
    "What to wear in wind and rain",
    "In winter the wind in the dunes finds every gap in a jacket. Several thin layers keep walkers warmer than one thick coat, and the outer one should stop rain. A cap that covers the ears is worth more than an umbrella, which breaks at once. Shoes with a firm sole help where wet sand gives way.",
    "The passage describes what to wear in wind and rain when walking in the dunes.",
  ),
  section(
    "Leaving the seals in peace",
    "Seals rest on the beach because they need their strength. Somebody who walks towards them drives them into the cold water, and young animals may lose their mothers. It is better to stay far away and to watch the seals from the dunes. Dogs belong on a lead in winter, and a lonely pup is left to the wardens.",
    "Seals of the Wadden Sea eat 5 kilograms of fish every day, the Seal Centre in Norddeich says.",
  ),
  section(
    "Why reeds go out of tune",
    "The reeds of an accordion are thin tongues of steel that swing in the air. Dust and rust make a tongue heavier or lighter, and then it sounds too low or too high. Old leather valves stiffen and disturb the air as well. An instrument that was kept in a damp room goes out of tune faster than one that is played often.",
    "Accordions come from Vienna and Castelfidardo, where Paolo Soprani built them.",
  ),
  section(
    "When the workshop should do it",
    "Whoever has never tuned a reed should not begin with a loved accordion. A scratch too deep cannot be taken back, and the tongue has to be replaced. The workshop has the tools to measure each tone and to file very little at a time. When wax crumbles inside the old instrument, it should also go to somebody with experience.",
    "Workshop.",
  ),
  section(
    "How water gets into a cellar",
    "Water finds its way into a cellar through windows, drains and cracks in the wall. During a flood the ground outside is soaked, and the pressure on the floor rises. A drain without a valve can even bring the river into the house from below. Looking for damp spots in a dry spring shows where protecting work should begin.",
    "Write the section about water.",
  ),
  section(
    "What pumps can and cannot do",
    "Pumps move water out of a cellar, but they do not keep it from coming in. As long as the ground is full, new water follows, and pumping too early may even harm the walls. A pump needs power, which often fails in a spring flood. It helps to test the pumps before the season and to keep the hose ready.",
    "My pump is the best pump that I have ever owned, and I love it.",
  ),
  section(
    "Making lamps with children",
    "Children make paper lamps with glue, thin sticks and a lot of patience. A simple frame comes first, then the paper is laid around it and smoothed with a brush. Bright colours glow best when the paper is thin. Somebody should help with cutting, while the children decide what their lamps will show at the festival.",
    "Lamps of paper were invented in China under Emperor Wu, who owned 900 of them.",
  ),
  section(
    "Fire and safety near lamps",
    "Paper burns fast, so small electric lights are safer than candles in lamps for a festival. Where open flames are used, water has to stand nearby and an adult has to watch. Lamps hang apart from each other and away from dry branches. Helpers should know the way out before the first visitors come in the dark.",
    "Fire is hot and water is wet, and the fire is hot again and the water is wet again.",
  ),
];

const outline = (topic: string, ...headings: string[]): SuiteAnswer => ({
  when: `Topic: ${topic}.`,
  good: JSON.stringify({ headings }),
  bad: JSON.stringify({ headings: ["Introduction", "Introduction", "Conclusion"] }),
});

export const freeOutlines: SuiteAnswer[] = [
  outline(
    "How to repair a wooden garden bench",
    "Finding the broken parts",
    "Tools for wooden furniture",
    "Protecting the bench from rain",
  ),
  outline(
    "Why village libraries lend out tools",
    "What people borrow most",
    "Rules for lending tools",
    "How a library begins",
  ),
  outline(
    "Keeping a ferry crew awake on night shifts",
    "Signs of a tired crew",
    "Light and warm meals",
    "Planning night shifts fairly",
  ),
  outline(
    "Growing vegetables behind a school",
    "Choosing easy vegetables",
    "Lessons in the garden",
    "From the bed to the canteen",
  ),
  outline(
    "Singing in a choir without reading music",
    "Listening before singing",
    "Learning by repeating",
    "Finding a friendly choir",
  ),
  outline("Baking bread in a wood-fired oven", "Lighting the fire", "Judging the heat", "Bread that likes the oven"),
  outline(
    "Walking through the dunes in winter",
    "Paths that hold in storms",
    "Clothes for cold wind",
    "Animals in the winter dunes",
  ),
  outline("Tuning an old accordion", "Listening for false tones", "Cleaning before tuning", "Limits of home repair"),
  outline(
    "Protecting cellars from a spring flood",
    "Where the water comes from",
    "Moving things upstairs",
    "Cellars after the flood",
  ),
  outline(
    "Lighting a festival with paper lamps",
    "Planning the light",
    "Paper that lasts a night",
    "Clearing up afterwards",
  ),
];
