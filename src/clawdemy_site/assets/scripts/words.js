/** Words that a learner typed, compared with the author's. Pure. */

const SHORTEST = 4;

/**
 * Compare a typed answer with those that are accepted.
 *
 * @param {string} typed
 * @param {string[]} accepted
 * @returns {"right" | "near" | "wrong"} Near is a word of some length with one letter wrong, missing, too many, or two
 *   neighbours exchanged.
 */
export function compareWords(typed, accepted) {
  const word = plainWord(typed);
  const words = accepted.map(plainWord);
  if (words.includes(word)) {
    return "right";
  }
  return words.some((other) => other.length >= SHORTEST && differsByOne(word, other)) ? "near" : "wrong";
}

/**
 * @param {string} text
 * @returns {string}
 */
function plainWord(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[‐‑]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
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
