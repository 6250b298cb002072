/** What the build tells the script: which page this is, and what the course's data files say. */

/**
 * @typedef {object} Page
 * @property {string} base The whole address of the site's root, ending in a slash.
 * @property {string} kind `lesson`, `practice`, `card`, `course`, `home`, `cards`, `review` or `progress`.
 * @property {string} lesson `course/lesson`, or empty on a page of no lesson.
 * @property {string} course The course's id, or empty on a page of no course.
 */

/**
 * @typedef {object} LessonData Addresses are relative to the site's root; see `siteAddress`.
 * @property {string} path `course/lesson`.
 * @property {string} title
 * @property {number} number
 * @property {string} module
 * @property {string} address Its first page.
 * @property {string} main The page of the lesson itself.
 * @property {string} practice The page that holds its practice.
 * @property {[id: string, title: string, hash: string][]} sections
 * @property {[id: string, text: string][]} outcomes
 * @property {[id: string, outcome: string, kind: string][]} questions
 * @property {[id: string, outcome: string][]} cards
 */

/** @typedef {{kind: "course", slug: string, title: string, address: string, lessons: LessonData[]}} CourseData */

/** @typedef {{kind: "deck", course: string, cards: Record<string, {front: string, back: string}>}} DeckData */

/** @typedef {{courses: CourseData[], decks: DeckData[]}} Data */

/**
 * Read the attributes of the script's own tag.
 *
 * @param {HTMLScriptElement | null} script
 * @returns {Page}
 */
export function readPage(script) {
  const { base = "./", kind = "", lesson = "", course = "" } = script?.dataset ?? {};
  return { base: new URL(base, document.baseURI).href, kind, lesson, course };
}

/**
 * Read what the data files left; each pushes one object onto `clawdemyData`.
 *
 * @returns {Data}
 */
export function readData() {
  const found = /** @type {{clawdemyData?: (CourseData | DeckData)[]}} */ (globalThis).clawdemyData ?? [];
  return {
    courses: found.filter((item) => item.kind === "course"),
    decks: found.filter((item) => item.kind === "deck"),
  };
}

/**
 * What stands before the name of all that is kept, so that sites of one host keep apart.
 *
 * @param {Page} page
 * @returns {string} `clawdemy:/course/:`.
 */
export function sitePrefix({ base }) {
  return `clawdemy:${new URL(base).pathname}:`;
}

/**
 * The whole address of a page that the data names.
 *
 * @param {Page} page
 * @param {string} address Relative to the site's root.
 * @returns {string}
 */
export function siteAddress(page, address) {
  return new URL(address, page.base).href;
}
