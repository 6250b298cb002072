/** What a learner typed, read as a number in the many ways in which people write them. */

import { compareUnits } from "./units.js";
import { flat, inDigits, isPlural } from "./words.js";

/**
 * @typedef {object} Asked How an answer is asked for.
 * @property {string} [unit] The word behind the field; it may be typed too.
 * @property {string[]} [alike] Other words for it.
 * @property {string} [table] The units that are known, where `unit` is one of them.
 * @property {string} [decimal] What parts whole and part on this page.
 */

/**
 * @typedef {object} Read
 * @property {number} value
 * @property {number} [other] What it would be if a comma or point stood for the other thing.
 * @property {string} [note] What is to be said of how it was read.
 * @property {string} [doubt] What is to be said besides if the number is not right.
 * @property {undefined} [problem]
 */

/**
 * @typedef {Read | {problem: string, wrong?: boolean, unit?: boolean, value?: undefined, other?: undefined, note?: undefined,
 *   doubt?: undefined}} Typed
 */

const SCALES = ["thousand", "million", "billion"];
const DIGITS = String.raw`\d[\d.,' ]*|[.,]\d[\d ]*`;
const POWER = String.raw`10 ?(?:\^|\*\*) ?[({]? ?([+-]? ?\d+) ?[)}]?`;

const FRACTION = new RegExp(String.raw`^(?:(\d+) )?(\d[\d.,]*) ?/ ?(\d[\d.,]*)(?![\d.,])`);
const POWER_ALONE = new RegExp(`^${POWER}`);
const DECIMAL = new RegExp(
  String.raw`^(${DIGITS})(?:e ?([+-]? ?\d+)(?![\d.,_])|[x×·⋅∙•*✕] ?${POWER}|(${SCALES.join("|")})\b)?`,
  "i",
);
const POINTS = /^(?:%|per ?cent(?:age)?)[ -]?points?$|^pp$/i;

/**
 * Read a number.
 *
 * @param {string} text What stands in the field.
 * @param {Asked} [asked]
 * @returns {Typed} The number, or a sentence for the learner that says what to type instead.
 */
export function parseTyped(text, asked = {}) {
  const { unit = "", decimal = "." } = asked;
  const plain = plainText(text);
  if (!plain) {
    return { problem: "Type a number first." };
  }
  const [, sign, unsigned] = /** @type {RegExpMatchArray} */ (plain.match(/^([+-]?) ?(.*)$/));
  const { read, rest } = readUnsigned(withoutUnitBefore(unsigned, unit), decimal);
  if (!read) {
    return { problem: `“${shortened(text)}” cannot be read as a number. Type one number, such as 1234.5 or 1/16.` };
  }
  if (!Number.isFinite(read.value)) {
    return { problem: "No number comes out of that: it is too large, or divided by zero." };
  }
  const [value, other] = [read.value, read.other].map((one) => one && (sign === "-" ? -one : one));
  const spell = (/** @type {number | undefined} */ one) => String(one).replace(".", decimal);
  const said = read.odd || other ? `Read as ${spell(value)}.` : "";
  /** @type {Read} */
  const found = { value: value || 0, other, note: read.odd ? said : "", doubt: "" };
  if (other) {
    found.doubt = `${said} If you mean ${spell(other)}, write it so.`;
  }
  return withUnit(found, rest.trim(), asked, spell);
}

/**
 * What this page's language writes between whole and part.
 *
 * @returns {string}
 */
export function decimalMark() {
  try {
    return (1.5).toLocaleString(document.documentElement.lang).replace(/[^.,]/g, "") || ".";
  } catch {
    return ".";
  }
}

/**
 * Whether two texts say the same, letter for letter.
 *
 * @param {string} one
 * @param {string} other
 */
export function isSameText(one, other) {
  return plainText(one).toLowerCase() === plainText(other).toLowerCase();
}

/**
 * The text with numbers in words as digits, and with no equals sign in front.
 *
 * @param {string} text
 */
function plainText(text) {
  return inDigits(flat(text).replace(/^[=≈~] ?|\.? ?$/g, "").trim());
}

/** @typedef {{value: number, other?: number, odd?: boolean}} Digits */

/**
 * @param {string} text
 * @param {string} decimal
 * @returns {{read: Digits | null, rest: string}} The number at the start, or null, and what follows it.
 */
function readUnsigned(text, decimal) {
  const fraction = text.match(FRACTION);
  if (fraction) {
    const [all, whole = "0", above, below] = fraction;
    const [over, under] = [readDigits(above, decimal), readDigits(below, decimal)];
    const rest = text.slice(all.length);
    if (!over || !under) {
      return { read: null, rest };
    }
    // In 1 500/3 a space parts thousands, for 500/3 is no part of a mixed number.
    const isGrouped = /^\d{3}$/.test(above) && /^\d{1,3}$/.test(whole) && (above[0] === "0" || over.value >= under.value);
    const value = isGrouped ? (1000 * Number(whole) + over.value) / under.value : Number(whole) + over.value / under.value;
    return { read: { value }, rest };
  }
  const power = text.match(POWER_ALONE);
  if (power) {
    return { read: { value: raised(1, power[1]) }, rest: text.slice(power[0].length) };
  }
  const found = text.match(DECIMAL);
  if (!found) {
    return { read: null, rest: text };
  }
  const [all, digits, exponent, times, scale = ""] = found;
  const shift = exponent ?? times ?? String(3 * (SCALES.indexOf(scale.toLowerCase()) + 1));
  const read = readDigits(digits.trim(), decimal, scale === "" && shift !== "0");
  if (read) {
    read.value = raised(read.value, shift);
    read.other &&= raised(read.other, shift);
  }
  return { read, rest: text.slice(all.length) };
}

/**
 * @param {number} value
 * @param {string} exponent
 */
function raised(value, exponent) {
  // Joined as text and read once, so that 1.2 and -3 give exactly 0.0012.
  const [mantissa, shift = "0"] = String(value).split("e");
  return Number(`${mantissa}e${Number(shift) + Number(exponent.replace(" ", ""))}`);
}

/**
 * Read digits with their marks. The last mark of two kinds is the decimal one. A single one that is not this page's decimal
 * mark parts thousands where it stands as in 1,234, and is a decimal mark elsewhere, as in 0,5, 1,23 and 6,022e23.
 *
 * @param {string} digits
 * @param {string} decimal
 * @param {boolean} [isScaled] Whether a power of ten follows.
 * @returns {Digits | null} Null where the marks can be read in no way, or in more than one.
 */
function readDigits(digits, decimal, isScaled = false) {
  const last = digits.match(/[.,](?=[^.,]*$)/)?.[0] ?? "";
  const isSingle = digits.split(last).length === 2;
  const isDoubtful = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) && !isScaled;
  const isMixed = /,/.test(digits) && /\./.test(digits);
  const mark = isMixed || (isSingle && !(isDoubtful && last !== decimal)) ? last : "";
  const value = valueOf(digits, mark);
  const other = isDoubtful ? valueOf(digits, mark ? "" : last) : null;
  return value === null ? null : { value, other: other ?? undefined, odd: mark !== "" && mark !== decimal && !digits.endsWith(mark) };
}

/**
 * @param {string} digits
 * @param {string} decimal The mark that parts whole and part, or nothing.
 */
function valueOf(digits, decimal) {
  const place = decimal ? digits.lastIndexOf(decimal) : digits.length;
  const whole = digits.slice(0, place);
  const part = digits.slice(place + 1);
  const groups = whole.match(/[., ']/g) ?? [];
  const grouped = /^\d{1,3}([., ']\d{3})+$|^\d{1,2}(,\d\d)+,\d{3}$/.test(whole);
  if (
    !(/^\d*$/.test(whole) || (grouped && groups.every((mark) => mark === groups[0]))) ||
    !/^\d*$|^(\d{3} )+\d{1,3}$/.test(part)
  ) {
    return null;
  }
  return Number(`${whole.replace(/\D/g, "")}.${part.replace(/\D/g, "")}0`);
}

/**
 * A sign of currency may stand before its number, and a unit may begin with 1/.
 *
 * @param {string} text
 * @param {string} unit
 */
function withoutUnitBefore(text, unit) {
  const plain = text.replace(/ 1 ?\/ ?(?=\p{L})/u, "/");
  return unit && /^\p{Sc}$/u.test(unit) && plain.startsWith(unit) ? plain.slice(unit.length).trim() : plain;
}

/**
 * @param {Read} found
 * @param {string} word What stands behind the number.
 * @param {Asked} asked
 * @param {(value: number) => string} spell
 * @returns {Typed}
 */
function withUnit(found, word, { unit = "", alike = [], table }, spell) {
  const [typed, wanted] = [word, flat(unit)].map(partsOfOne);
  if (!word || flat(unit) === word || (POINTS.test(word) && POINTS.test(unit))) {
    return found;
  }
  if (typed && (wanted || !unit)) {
    return scaled(found, (wanted || 1) / typed, typed === wanted || !unit ? "" : `${unit}`, word, spell);
  }
  if ((typed && POINTS.test(unit)) || (wanted && POINTS.test(word))) {
    const problem = "Percentage points are the difference of two percentages, and a percentage is a part of something.";
    return { problem: `${problem} The answer is asked for in ${unit}.`, wrong: true, unit: true };
  }
  if ((table ? alike : [unit, ...alike]).some((one) => isSameWord(one, word))) {
    return found;
  }
  const [, first, count, second] = (table && word.match(/^([^\d^/-]+?) ?(\d+(?:\.\d+)?) ?([^\d^/-]+)$/)) || [];
  if (table && count) {
    const [one, other] = [first, second].map((part) => compareUnits(part, unit, table).factor);
    if (one && other && other < one && found.value) {
      return scaled(found, one + (Number(count) * other) / Math.abs(found.value), unit, word, spell);
    }
  }
  if (table) {
    const { factor, note, problem, wrong } = compareUnits(word, unit, table);
    if (factor === undefined) {
      return { problem, wrong, unit: true };
    }
    const result = Math.abs(factor - 1) < 1e-9 ? found : scaled(found, factor, unit, word, spell);
    return { ...result, note: [note, result.note].filter(Boolean).join(" ") };
  }
  if (/[\d+*/^=×·÷()-]/.test(word) && !/^\p{L}+[/·]?\p{L}+$/u.test(word)) {
    return { problem: "Type the result alone: sums are not worked out here." };
  }
  return {
    problem: unit
      ? `The answer is asked for in ${unit}: type the number alone, without “${shortened(word)}”.`
      : `Type the number alone, without “${shortened(word)}”.`,
    unit: true,
  };
}

/**
 * The number in another unit.
 *
 * @param {Read} found
 * @param {number} factor
 * @param {string} unit Empty where nothing is to be said of it.
 * @param {string} word
 * @param {(value: number) => string} spell
 * @returns {Read}
 */
function scaled({ value, other, note, doubt }, factor, unit, word, spell) {
  const [turned, alsoTurned] = [value, other].map((one) => one && Number((one * factor).toPrecision(14)));
  const said = unit && `${spell(value)} ${word} is ${spell(turned || 0)} ${unit}.`;
  return { value: turned || 0, other: alsoTurned, note: [note, said].filter(Boolean).join(" "), doubt };
}

/**
 * Of how many parts a sign or word for percent or per mille counts one; nothing for other words.
 *
 * @param {string} word
 */
function partsOfOne(word) {
  return /^(?:%|٪|pct|per ?cent)$/i.test(word) ? 100 : /^(?:‰|per ?mill?e?)$/i.test(word) ? 1000 : 0;
}

/**
 * @param {string} asked
 * @param {string} typed
 */
function isSameWord(asked, typed) {
  const [one, other] = [asked, typed].map((text) => flat(text).toLowerCase().replace(/ ?(?:\bper\b|\/) ?/g, "/"));
  return one === other || isPlural(one, other);
}

/** @param {string} text */
function shortened(text) {
  const words = text.trim();
  return words.length > 30 ? `${words.slice(0, 29)}…` : words;
}
