/** The words under which a text is found, folded as `search/words.py` folds them when a site is built. */

/** Letters of a word that count. */
const LONGEST = 32;

const PART =
  /\p{Nd}{1,3}(?:[,'’\u00a0\u2009\u202f]\p{Nd}{3})+(?!\p{Nd})(?:\.\p{Nd}+)*|\p{Nd}+(?:\.\p{Nd}+)+|[\p{L}\p{N}\u0300-\u036f]+/gu;
const THOUSANDS = /[,'’\u00a0\u2009\u202f]/g;
const ACCENTS = /[\u0300-\u036f]/g;
const WORD =
  /\p{Nd}+(?:\.\p{Nd}+)+|[\u3040-\u30ff\u3400-\u9fff]+|(?:(?![\u3040-\u30ff\u3400-\u9fff])[\p{L}\p{N}])+/gu;
const CROWDED = /^[\u3040-\u30ff\u3400-\u9fff]/;
const GREEK =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega";
/** @type {Record<string, string>} */
const ALONE = Object.fromEntries(GREEK.split(" ").map((name, at) => [String.fromCharCode(0x3b1 + at), name]));
/** @type {Record<string, string>} */
const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ς: "σ" };
const UNPLAIN = /[ßæœøđðþłıς]/g;

/**
 * @typedef {object} Piece Letters and digits in a row, as they stand in a text: from where to where, and their words.
 * @property {number} start
 * @property {number} end
 * @property {string[]} words Mostly one.
 */

/**
 * @param {string} text
 * @returns {Piece[]} In order.
 */
export function piecesOf(text) {
  return [...text.matchAll(PART)].map(({ 0: part, index }) => {
    return { start: index, end: index + part.length, words: fold(part) };
  });
}

/**
 * @param {string} text
 * @returns {string[]} Every word of it once.
 */
export function wordsOf(text) {
  return [...new Set(piecesOf(text).flatMap(({ words }) => words))];
}

/** @type {Map<string, string[]>} What was folded before: most words of a page come again. */
const folded = new Map();

/**
 * @param {string} part
 * @returns {string[]}
 */
function fold(part) {
  const words = folded.get(part) ?? foldNew(part);
  folded.set(part, words);
  return words;
}

/**
 * @param {string} part
 * @returns {string[]}
 */
function foldNew(part) {
  const plain = part
    .toLowerCase()
    .replace(THOUSANDS, "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(ACCENTS, "")
    .replace(UNPLAIN, (sign) => PLAIN[sign] ?? sign);
  return [...plain.matchAll(WORD)].flatMap(([run]) => {
    return CROWDED.test(run) && run.length > 1 ? pairs(run) : [ALONE[run] ?? [...run].slice(0, LONGEST).join("")];
  });
}

/**
 * @param {string} run
 * @returns {string[]} Each two neighbours in it.
 */
function pairs(run) {
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}
