/** What is said to somebody with a trait: what they do, what others see in them, and when they are happy. */
import type { Trait } from "../traits.ts";

export type TraitSentences = { does: string; seen: string; happy: string };

export const TRAIT_SENTENCES_FOR_READERS: Record<Trait, TraitSentences> = {
  adventurous: {
    does: "You would rather get lost than take the same road twice.",
    seen: "Others call you when something has to be dared.",
    happy: "You are happiest where the map ends.",
  },
  settled: {
    does: "You know what you like, and you like it again tomorrow.",
    seen: "Others come to you because with you everything is in its place.",
    happy: "You are happiest behind your own front door.",
  },
  sociable: {
    does: "You know half the street by name, and the other half soon.",
    seen: "Others notice that the room grows louder when you come in.",
    happy: "You are happiest at a table with too few chairs.",
  },
  private: {
    does: "You keep the best thoughts to yourself until they are ready.",
    seen: "Others have to ask twice, and it is worth it.",
    happy: "You are happiest when the door is shut and nobody needs anything.",
  },
  spontaneous: {
    does: "You decide on the doorstep, and you decide quickly.",
    seen: "Others never know where an evening with you will end.",
    happy: "You are happiest when the plan falls through.",
  },
  organised: {
    does: "You have a list, and a list of your lists.",
    seen: "Others ask you when it begins, where it is and who brings what.",
    happy: "You are happiest when the last line is ticked off.",
  },
  energetic: {
    does: "You take the stairs while others wait for the lift.",
    seen: "Others get tired from watching you, and then they join in.",
    happy: "You are happiest when your legs ache in the evening.",
  },
  calm: {
    does: "You breathe in first, and answer afterwards.",
    seen: "Others become quieter beside you without knowing why.",
    happy: "You are happiest when nothing has to happen.",
  },
  imaginative: {
    does: "You see a story where others see a bus stop.",
    seen: "Others like to hear how you would have ended it.",
    happy: "You are happiest halfway between an idea and the page.",
  },
  practical: {
    does: "You fetch the screwdriver while others still discuss.",
    seen: "Others call you when it drips, sticks or rattles.",
    happy: "You are happiest when it works again.",
  },
  warm: {
    does: "You hear how somebody is from the way they say hello.",
    seen: "Others tell you things that they tell nobody else.",
    happy: "You are happiest when everyone you love is under one roof.",
  },
  analytical: {
    does: "You want to know why, and then you want to see the numbers.",
    seen: "Others bring you the knot, and you find the end of the thread.",
    happy: "You are happiest when it all adds up.",
  },
  traditional: {
    does: "You keep what has proved itself, and you know where it comes from.",
    seen: "Others ask you how it used to be done.",
    happy: "You are happiest when it smells as it did when you were small.",
  },
  inventive: {
    does: "You take things apart to see what else they could be.",
    seen: "Others shake their heads at first, and then they copy it.",
    happy: "You are happiest with a problem that nobody has solved.",
  },
  leading: {
    does: "You say which way, and you go first.",
    seen: "Others look at you when nobody knows what to do.",
    happy: "You are happiest when a crowd has become a team.",
  },
  supportive: {
    does: "You hold the ladder, and you do not ask who stands on it.",
    seen: "Others notice your work most on the day that you are away.",
    happy: "You are happiest when somebody else takes the bow.",
  },
  ambitious: {
    does: "You set the bar a little higher each time.",
    seen: "Others measure themselves against you, in secret.",
    happy: "You are happiest one step above where you were.",
  },
  easygoing: {
    does: "You let things come, and most of them do.",
    seen: "Others forget the time with you, and their worries.",
    happy: "You are happiest when nobody looks at a clock.",
  },
  direct: {
    does: "You say it as it is, and you say it once.",
    seen: "Others come to you when they want the truth.",
    happy: "You are happiest when all cards are on the table.",
  },
  diplomatic: {
    does: "You find the sentence that both sides can sign.",
    seen: "Others stop arguing when you sit down between them.",
    happy: "You are happiest when nobody leaves the table angry.",
  },
  playful: {
    does: "You find the joke, also on a Monday.",
    seen: "Others forgive you nearly everything, because they have to laugh.",
    happy: "You are happiest when grown people forget their age.",
  },
  earnest: {
    does: "You mean what you say, and you think before you say it.",
    seen: "Others keep your words for years.",
    happy: "You are happiest in a talk that goes on until morning.",
  },
  generous: {
    does: "You give away the larger half.",
    seen: "Others go home from you with full hands.",
    happy: "You are happiest when a present is opened.",
  },
  thrifty: {
    does: "You know what things are worth, and what they cost.",
    seen: "Others wonder how you always have something put by.",
    happy: "You are happiest when something old does its work once more.",
  },
  curious: {
    does: "You ask one question more than others do.",
    seen: "Others learn something whenever they meet you.",
    happy: "You are happiest on the first page of anything.",
  },
  focused: {
    does: "You begin one thing, and you finish it.",
    seen: "Others know not to disturb you, and are glad of what comes of it.",
    happy: "You are happiest when the rest of the world has gone quiet.",
  },
  elegant: {
    does: "You leave out what is too much.",
    seen: "Others ask you whether the picture hangs straight.",
    happy: "You are happiest when the light falls right.",
  },
  "down-to-earth": {
    does: "You need little, and you know what that little is.",
    seen: "Others feel that they need not pretend with you.",
    happy: "You are happiest with mud on your boots and bread in your bag.",
  },
  independent: {
    does: "You go your own way, also when it is the longer one.",
    seen: "Others admire that you do not ask for leave.",
    happy: "You are happiest when the decision is yours.",
  },
  loyal: {
    does: "You keep a promise, also one that nobody remembers.",
    seen: "Others know that you will still be there afterwards.",
    happy: "You are happiest among the people you have always had.",
  },
};
