/** Words that a learner typed, compared with the author's. Pure. */

const SHORTEST = 4;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const FIRST = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
const SMALL = `${FIRST} sixteen seventeen eighteen nineteen`.split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ONES = SMALL.slice(1, 10).join("|");
const NAMED = new RegExp(String.raw`^(-?)(?:(${TENS.join("|")})(?:[- ]?(${ONES}))?|(${SMALL.join("|")}))\b`, "i");

/**
 * A text as it looks: without invisible characters, with one kind of space and of quotation mark, and one form of each letter.
 *
 * @param {string} text
 */
export function visible(text) {
  return text
    .replace(/[\p{Cf}\u034f\ufe0e\ufe0f]/gu, "")
    .normalize("NFKC")
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * The same with one kind of minus and of stroke, and with raised digits as in `m^2`.
 *
 * @param {string} text
 */
export function flat(text) {
  return visible(
    text
      .replace(/([⁺⁻]?)([⁰¹²³⁴-⁹]+)/g, (_, sign, digits) => `^${sign}${digits}`)
      .replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)))
      .replace(/(\d)([¼-¾⅐-⅞])/g, "$1 $2"),
  )
    .replace(/[−‐‑‒–—˗➖]/g, "-")
    .replace(/[⁄∕\\]/g, "/");
}

/**
 * A text whose number in words at its start stands there in digits.
 *
 * @param {string} text
 */
export function inDigits(text) {
  return text.replace(/^minus /i, "-").replace(NAMED, (_, sign, ten = "", one = "", small = "") => {
    const tens = TENS.indexOf(ten.toLowerCase()) + 1;
    return `${sign}${(tens && 10 * tens + 10) + Math.max(SMALL.indexOf((one || small).toLowerCase()), 0)}`;
  });
}

/**
 * Compare a typed answer with those that are accepted.
 *
 * @param {string} typed
 * @param {string[]} accepted
 * @param {boolean} [exact] Whether capitals, hyphens, articles and the number of a noun count.
 * @returns {"right" | "near" | "wrong"} Near is a word of some length with one letter wrong, missing, too many, or two
 *   neighbours exchanged.
 */
export function compareWords(typed, accepted, exact = false) {
  const [word, ...words] = [typed, ...accepted].map(exact ? visible : plainWord);
  if (words.some((other) => word === other || (!exact && isSameNoun(word, other)))) {
    return "right";
  }
  return words.some((other) => other.length >= SHORTEST && differsByOne(word, other)) ? "near" : "wrong";
}

/**
 * Whether two words are one in the singular and in the plural.
 *
 * @param {string} one
 * @param {string} other
 */
export function isPlural(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= SHORTEST - 1 && [`${short}s`, `${short}es`, short.replace(/y$/, "ies")].includes(long);
}

/**
 * @param {string} one
 * @param {string} other
 */
function isSameNoun(one, other) {
  const bare = [one, other].map((word) => word.replace(/^(?:an?|the) (?=.)/, ""));
  // Of two articles one may be wrong; where one has none, it is left out.
  const isFree = one === bare[0] || other === bare[1];
  return isPlural(one, other) || (isFree && (bare[0] === bare[1] || isPlural(bare[0], bare[1])));
}

/**
 * @param {string} text
 * @returns {string}
 */
function plainWord(text) {
  return visible(text)
    .toLowerCase()
    .replace(/ ?[-‐‑] ?/g, " ")
    .replace(/ ?\.$/, "");
}

/**
 * @param {string} one
 * @param {string} other Not the same.
 * @returns {boolean}
 */
function differsByOne(one, other) {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) {
    start += 1;
  }
  let end = 0;
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) {
    end += 1;
  }
  const [left, right] = [one, other].map((word) => word.slice(start, word.length - end));
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === right[1] + right[0]);
}
