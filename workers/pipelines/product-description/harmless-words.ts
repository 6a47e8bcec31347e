/** Words that say where and when a thing is used, and nothing about how good it is. As stems. */
import { contentWords, stemOf } from "#lib/text/words";

const WORDS = `
home house kitchen office desk table room bathroom bedroom garden balcony garage workshop shelf hall living dining
school work travel trip journey road way train car bag pocket outdoors indoors outside inside park beach camp picnic
city town street walk run ride sport gym hike day days morning evening night week weekend summer winter season year
breakfast lunch dinner meal coffee tea water drink drinks food cooking baking reading writing playing drawing sewing
use used uses using need needs place places bring take takes keep keeps carry hold put sit stand stands wear wears
store serve make makes go goes find enjoy fit fits along around near hand hands family friends guests children adults
everyday daily again next ready own place time times moment moments small break
`;

export const HARMLESS_STEMS: ReadonlySet<string> = new Set(contentWords(WORDS).map(stemOf));
