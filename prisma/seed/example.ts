/** The example project: what a desk looks like after a morning's work. Quotes must stand in the sources word for word. */
export const project = {
  name: "World explained",
  language: "en",
  audience: "Curious adults, no prior knowledge",
  guidelines:
    "Plain and exact. Say what happened, where and when. One idea in a sentence. Spell out units. No exclamation marks.",
  forbiddenWords: ["very", "groundbreaking", "world-class"],
};

export const sources = [
  { file: "suez.txt", title: "Suez Canal, a short history" },
  { file: "bees.txt", title: "Honey bees" },
  { file: "coffee.txt", title: "Coffee, from plant to cup" },
];

/** Each sentence of the article with the words of the source that it rests on. */
export const article = {
  title: "Why the Suez Canal still matters",
  description: "A trench through the desert decides what fuel costs in Rotterdam.",
  source: "suez.txt",
  sections: [
    {
      heading: "A ditch between two seas",
      sentences: [
        [
          "The Suez Canal is an artificial sea-level waterway that connects the Mediterranean Sea to the Red Sea.",
          "The Suez Canal is an artificial sea-level waterway in Egypt that connects the Mediterranean Sea to the Red Sea",
        ],
        [
          "It shortens the journey from the Arabian Sea to London by about 8,900 kilometres.",
          "which shortens the journey from the Arabian Sea to London by about 8,900 kilometres",
        ],
        [
          "It has no locks, because the seas at both ends have roughly the same level.",
          "The canal has no locks because the seas at both ends have roughly the same level.",
        ],
      ],
    },
    {
      heading: "Ten years of digging",
      sentences: [
        [
          "In 1858 the French diplomat Ferdinand de Lesseps formed the Suez Canal Company.",
          "In 1858, the French diplomat Ferdinand de Lesseps formed the Suez Canal Company with the purpose of building the canal.",
        ],
        ["Work lasted from 1859 to 1869.", "Construction lasted from 1859 to 1869"],
        [
          "The canal opened on 17 November 1869, with a procession of ships led by a French imperial yacht.",
          "The canal officially opened on 17 November 1869, with a procession of ships led by the French imperial yacht L'Aigle.",
        ],
      ],
    },
    {
      heading: "Eight years shut",
      sentences: [
        [
          "During the Six-Day War of June 1967, Egypt closed the canal to all shipping.",
          "During the Six-Day War of June 1967, Egypt closed the canal to all shipping.",
        ],
        [
          "Fifteen cargo ships were trapped in the Great Bitter Lake.",
          "Fifteen cargo ships were trapped in the Great Bitter Lake",
        ],
        [
          "The canal reopened on 5 June 1975.",
          "The canal was cleared of mines and wrecks and reopened on 5 June 1975.",
        ],
      ],
    },
    {
      heading: "Six days in March",
      sentences: [
        [
          "In March 2021 the container ship Ever Given ran aground in strong winds and blocked the canal for six days.",
          "In March 2021, the container ship Ever Given ran aground in strong winds and blocked the canal for six days.",
        ],
        [
          "More than 400 vessels waited at both ends.",
          "More than 400 vessels waited at both ends while tugboats and dredgers worked to free it.",
        ],
      ],
    },
  ],
} as const;

export const quiz = {
  title: "How well do you know honey bees?",
  introduction: "Three questions from one text.",
  source: "bees.txt",
  questions: [
    {
      stem: "About how many eggs can a queen lay in a day in spring?",
      options: ["200", "500", "2,000", "8,000"],
      key: 2,
      quote: "She can lay up to 2,000 eggs a day in spring and may live for three to five years.",
    },
    {
      stem: "Who decoded the waggle dance of the honey bee?",
      options: ["Karl von Frisch", "Gregor Mendel", "Konrad Lorenz", "Ernst Haeckel"],
      key: 0,
      quote: "The Austrian scientist Karl von Frisch decoded the waggle dance",
    },
    {
      stem: "How much stored honey does a colony need to survive a cold winter?",
      options: ["About 2 kilograms", "About 8 kilograms", "About 20 kilograms", "About 60 kilograms"],
      key: 2,
      quote: "A colony needs roughly 20 kilograms of stored honey to survive a cold winter.",
    },
  ],
} as const;
