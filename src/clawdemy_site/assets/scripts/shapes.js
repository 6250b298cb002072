/**
 * The shape of each thing that is remembered, and how two histories of it become one. Every value says its version;
 * a value of another version or shape is not read.
 */

/** @typedef {0 | 1 | 2} Outcome Not yet, in part, right. */

/** @typedef {[at: number, outcome: Outcome]} Try */

const LATEST_TRIES = 20;
const LATEST_REVIEWS = 1000;
const LONGEST_TEXT = 1000;
const MOST_SECTIONS = 500;
const MOST_SETTINGS = 100;

/** @type {Record<string, (value: any) => boolean>} What a value of each kind must hold beside its version. */
const SHAPES = {
  answer: ({ best, tries }) => isPair(best, 0, 2) && isHistory(tries, LATEST_TRIES, 0, 2),
  card: ({ reviews }) => isHistory(reviews, LATEST_REVIEWS, 1, 4),
  read: ({ at, sections }) => isTime(at) && (sections === null || isMap(sections, MOST_SECTIONS, isText)),
  place: ({ at, lesson, kind, title }) => isTime(at) && [lesson, kind, title].every(isText),
  settings: ({ values }) =>
    isMap(values, MOST_SETTINGS, (item) => isList(item, 2, 2) && isTime(item[0]) && isSetting(item[1])),
  ahead: ({ at }) => isTime(at),
};

/** How a key names what it keeps. */
const KEY = /^(?:(?:answer|card):[^#]{1,300}#.{1,300}|read:.{1,300}|place|settings|ahead)$/;

/** Once a lesson of one page was known by `course/module/lesson`, and lost its history where it moved. */
const WITH_MODULE = /^((?:(?:answer|card|read):)?[^/#:]+)\/[^/#]+(\/[^/#]+(?:#.*)?)$/;

/**
 * A key, or the name of a lesson, as it is today: `course/lesson`, whose last part no other lesson of a course has.
 *
 * @param {string} name
 * @returns {string}
 */
export function nameToday(name) {
  return name.replace(WITH_MODULE, "$1$2");
}

/**
 * The kind of a key: what stands before its first colon.
 *
 * @param {string} key
 * @returns {string}
 */
export function kindOf(key) {
  return key.split(":", 1)[0];
}

/**
 * Whether a value has the shape that its key asks for.
 *
 * @param {string} key
 * @param {any} value
 * @returns {boolean}
 */
export function isSound(key, value) {
  return KEY.test(key) && isObject(value) && value.v === 1 && SHAPES[kindOf(key)](value);
}

/**
 * One value that loses nothing of two; either may be null. The same two give the same in whatever order.
 *
 * @param {string} key
 * @param {any} one
 * @param {any} other
 * @returns {any}
 */
export function unite(key, one, other) {
  if (!one || !other) {
    return one ?? other;
  }
  switch (kindOf(key)) {
    case "answer":
      return {
        v: 1,
        best: better(one.best, other.best),
        tries: together(one.tries, other.tries).slice(-LATEST_TRIES),
      };
    case "card":
      return { v: 1, reviews: together(one.reviews, other.reviews).slice(-LATEST_REVIEWS) };
    case "settings":
      return { v: 1, values: newest(one.values, other.values) };
    default:
      return later(one, other);
  }
}

/**
 * @param {Try} one
 * @param {Try} other
 * @returns {Try}
 */
function better(one, other) {
  const better = one[1] - other[1] || other[0] - one[0];
  return better >= 0 ? one : other;
}

/**
 * @param {[number, number][]} one
 * @param {[number, number][]} other
 * @returns {[number, number][]} All of both in order of time, each once.
 */
function together(one, other) {
  const sorted = [...one, ...other].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return sorted.filter(([at, mark], place) => at !== sorted[place - 1]?.[0] || mark !== sorted[place - 1]?.[1]);
}

/**
 * @param {Record<string, [number, unknown]>} one
 * @param {Record<string, [number, unknown]>} other
 * @returns {Record<string, [number, unknown]>} Each value as it was set last.
 */
function newest(one, other) {
  const values = { ...one };
  for (const [name, value] of Object.entries(other)) {
    values[name] = name in one ? laterOf(one[name], value, one[name][0] - value[0]) : value;
  }
  return values;
}

/**
 * @param {{at: number}} one
 * @param {{at: number}} other
 * @returns {{at: number}}
 */
function later(one, other) {
  return laterOf(one, other, one.at - other.at);
}

/**
 * @template Value
 * @param {Value} one
 * @param {Value} other
 * @param {number} ahead By how much the first is later.
 * @returns {Value} The later; of two at the same moment always the same.
 */
function laterOf(one, other, ahead) {
  return (ahead || (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)) > 0 ? one : other;
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function isTime(value) {
  return Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0;
}

/** @param {unknown} value */
function isText(value) {
  return typeof value === "string" && value.length <= LONGEST_TEXT;
}

/** @param {unknown} value */
function isSetting(value) {
  return isText(value) || typeof value === "boolean" || Number.isFinite(value);
}

/**
 * @param {any} value
 * @param {number} least
 * @param {number} most
 */
function isList(value, least, most) {
  return Array.isArray(value) && value.length >= least && value.length <= most;
}

/**
 * @param {any} value
 * @param {number} least
 * @param {number} most
 */
function isPair(value, least, most) {
  return isList(value, 2, 2) && isTime(value[0]) && Number.isInteger(value[1]) && value[1] >= least && value[1] <= most;
}

/**
 * @param {any} value
 * @param {number} most
 * @param {number} lowest
 * @param {number} highest
 * @returns {boolean} Whether it is a list of times and marks in order of time.
 */
function isHistory(value, most, lowest, highest) {
  return (
    isList(value, 1, most) &&
    value.every((/** @type {unknown} */ item) => isPair(item, lowest, highest)) &&
    value.every((/** @type {number[]} */ [at], /** @type {number} */ place) => !place || value[place - 1][0] <= at)
  );
}

/**
 * @param {any} value
 * @param {number} most
 * @param {(item: any) => boolean} isItem
 */
function isMap(value, most, isItem) {
  return isObject(value) && Object.keys(value).length <= most && Object.values(value).every(isItem);
}
