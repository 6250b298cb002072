/** The index of the site, of which only the files that a question needs are ever asked for. */

import { wordsOf } from "./words.js";

/** @typedef {[place: string, title: string, text: string]} Section The id of a heading, its words, and those below it. */
/** @typedef {[address: string, title: string, sections: Section[]]} PageFile */

/**
 * @typedef {object} Term A word that was asked for.
 * @property {Map<string, number>} likes The words of the site that it stands for, each with how well, up to 1.
 * @property {number} rarity How much a page that has it stands out.
 */

/**
 * @typedef {object} Found
 * @property {Term[]} terms
 * @property {string[]} missing The words that no page has.
 * @property {number[]} pages The numbers of the pages that were found, best first.
 */

/**
 * @typedef {object} Index
 * @property {(question: string) => Promise<Found>} find
 * @property {(number: number) => Promise<PageFile>} page
 */

/** Letters of the name of a file. */
const NAME = 8;
/** Files that one word may ask for behind its own, and before: one that begins like half of all words is no word yet. */
const [MOST_FILES, FILES_BEFORE] = [8, 2];
/** From how many letters on a word is also found one slip away, and two; without how many letters at its end, and how many must stay. */
const [ONE_SLIP, TWO_SLIPS, ENDING, STEM] = [4, 8, 3, 4];
const [AS_SHORTER, AS_SLIP, AS_START] = [0.5, 0.3, 0.3];

/**
 * @param {import("./files.js").Ask} ask
 * @param {boolean} [again] Whether what the browser keeps may be old.
 * @returns {Promise<Index>}
 */
export async function openIndex(ask, again) {
  /** @type {{ pages: string, boosts: number[], words: string }} */
  const { pages, boosts, words: starts } = await ask("index", again);
  const files = starts.split("\n").map((line) => line.split(" "));

  /**
   * @param {string} from
   * @param {string} word
   * @returns {Promise<[string, string][]>} The words from one on up to those that begin like another, each with its pages.
   */
  async function around(from, word) {
    const at = (/** @type {string} */ one) => Math.max(0, files.findLastIndex(([start]) => (start ?? "") <= one));
    const here = at(word);
    const first = Math.max(at(from), here - FILES_BEFORE);
    const last = word.length > 1 ? Math.min(at(`${word}\uffff`), here + MOST_FILES) : here;
    const texts = await Promise.all(files.slice(first, last + 1).map(([, name]) => ask(name ?? "")));
    return texts.flatMap((text) => text.split("\n").map((/** @type {string} */ line) => line.split(" ")));
  }

  /**
   * @param {string} word
   * @returns {Promise<[word: string, likeness: number, pages: string][]>}
   */
  async function like(word) {
    const isNumber = /^\d/.test(word);
    const shorter = isNumber ? word : word.slice(0, Math.max(STEM, word.length - ENDING));
    const near = await around(shorter, word);
    const found = pick(near, (one) => {
      if (one.startsWith(word)) {
        return one === word ? 1 : word.length > 1 ? AS_START + (word.length / one.length) / 2 : 0;
      }
      return one.length >= shorter.length && word.startsWith(one) ? AS_SHORTER : 0;
    });
    if (found.length || isNumber || word.length < ONE_SLIP) {
      return found;
    }
    const start = word.slice(0, 2);
    const most = word.length < TWO_SLIPS ? 1 : 2;
    return pick(await around(start, start), (one) => (slips(word, one, most) <= most ? AS_SLIP : 0));
  }

  return {
    page: (number) => ask(pages.slice(number * NAME, (number + 1) * NAME)),

    async find(question) {
      const words = wordsOf(question);
      const asked = await Promise.all(words.map(like));
      const weights = asked.map(weigh);
      const terms = asked.map((likes, at) => ({
        likes: new Map(likes.map(([word, likeness]) => [word, likeness])),
        rarity: Math.log(1 + boosts.length / (weights[at]?.size || 1)),
      }));
      return { terms, missing: words.filter((_, at) => !asked[at]?.length), pages: rank(terms, weights, boosts) };
    },
  };
}

/**
 * @param {[string, string][]} words
 * @param {(word: string) => number} likeness
 * @returns {[word: string, likeness: number, pages: string][]}
 */
function pick(words, likeness) {
  return words.flatMap(([word, pages]) => {
    const like = likeness(word);
    return like ? [/** @type {[string, number, string]} */ ([word, like, pages])] : [];
  });
}

/**
 * @param {[word: string, likeness: number, pages: string][]} likes
 * @returns {Map<number, number>} How much each page is about one of the words.
 */
function weigh(likes) {
  /** @type {Map<number, number>} */
  const weights = new Map();
  for (const [, likeness, pages] of likes) {
    let number = -1;
    for (const [, skipped = "", weight] of pages.matchAll(/([a-z]*)(\d)/g)) {
      number += 1 + [...skipped].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 97, 0);
      weights.set(number, Math.max(weights.get(number) ?? 0, likeness * Number(weight)));
    }
  }
  return weights;
}

/**
 * The pages that have the most of the words, best first. A word that most pages have, such as "the", keeps none away.
 *
 * @param {Term[]} terms
 * @param {Map<number, number>[]} weights
 * @param {number[]} boosts
 * @returns {number[]}
 */
function rank(terms, weights, boosts) {
  const isCommon = weights.map((pages) => pages.size > boosts.length / 2);
  const counts = isCommon.includes(false) ? isCommon.map((common) => !common) : isCommon;
  /** @type {Map<number, { has: number, score: number }>} */
  const pages = new Map();
  weights.forEach((weighed, at) => {
    for (const [number, weight] of weighed) {
      const page = pages.get(number) ?? { has: 0, score: 0 };
      page.has += counts[at] ? 1 : 0;
      page.score += weight * (terms[at]?.rarity ?? 0) * (boosts[number] ?? 1);
      pages.set(number, page);
    }
  });
  const most = Math.max(0, ...[...pages.values()].map(({ has }) => has));
  return [...pages]
    .filter(([, { has, score }]) => has === most && score > 0)
    .sort(([a, { score }], [b, { score: other }]) => other - score || a - b)
    .map(([number]) => number);
}

/**
 * @param {string} word
 * @param {string} other
 * @param {number} most
 * @returns {number} How many letters are wrong, missing, too many or swapped with their neighbour; more than `most` at least.
 */
export function slips(word, other, most) {
  if (Math.abs(word.length - other.length) > most) {
    return most + 1;
  }
  /** @type {number[][]} */
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= word.length; i++) {
    const [above = [], twoAbove = []] = [rows[i - 1], rows[i - 2]];
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = word[i - 1] === other[j - 1];
      const isSwapped = word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1];
      row[j] = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (twoAbove[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}
