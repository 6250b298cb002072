/** What a learner typed, read as a number in the many ways in which people write them. */

/** @typedef {{value: number, problem?: undefined} | {problem: string, value?: undefined}} Typed */

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const DIGITS = String.raw`\d[\d.,' ]*|[.,]\d[\d ]*`;
const POWER = String.raw`10 ?(?:\^|\*\*) ?\(?([+-]? ?\d+)\)?`;

const FRACTION = new RegExp(String.raw`^(?:(\d+) )?(\d[\d.,]*) ?/ ?(\d[\d.,]*)(?![\d.,])`);
const POWER_ALONE = new RegExp(`^${POWER}`);
const DECIMAL = new RegExp(String.raw`^(${DIGITS})(?:e ?([+-]? ?\d+)(?![\d.,]|\w)|[x×·⋅*] ?${POWER})?`, "i");

/**
 * Read a number.
 *
 * @param {string} text What stands in the field.
 * @param {string} [unit] The word behind the field; it may be typed too.
 * @returns {Typed} The number, or a sentence for the learner that says what to type instead.
 */
export function parseTyped(text, unit = "") {
  const plain = plainText(text);
  if (!plain) {
    return { problem: "Type a number first." };
  }
  const [, sign, unsigned] = /** @type {RegExpMatchArray} */ (plain.match(/^([+-]?) ?(.*)$/));
  const { value, rest } = readUnsigned(withoutUnitBefore(unsigned, unit));
  if (value === null) {
    return { problem: `“${shortened(text)}” cannot be read as a number. Type one number, such as 1234.5 or 1/16.` };
  }
  if (!Number.isFinite(value)) {
    return { problem: "No number comes out of that: it is too large, or divided by zero." };
  }
  return withUnit(sign === "-" ? 0 - value : value, rest, plainText(unit));
}

/**
 * The text with one kind of minus, of space and of digits, and with no equals sign in front.
 *
 * @param {string} text
 */
function plainText(text) {
  return text
    .replace(/([⁺⁻]?)([⁰¹²³⁴-⁹]+)/g, (_, sign, digits) => `^${sign}${digits}`)
    .replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)))
    .replace(/(\d)([¼-¾⅐-⅞])/g, "$1 $2")
    .normalize("NFKC")
    .replace(/[−‐‑‒–—]/g, "-")
    .replace(/[’ʼ`´]/g, "'")
    .replaceAll("⁄", "/")
    .replace(/\s+/g, " ")
    .replace(/^ ?[=≈~] ?|\.? ?$/g, "")
    .trim();
}

/**
 * @param {string} text
 * @returns {{value: number | null, rest: string}} The number at the start, or null, and what follows it.
 */
function readUnsigned(text) {
  const fraction = text.match(FRACTION);
  if (fraction) {
    const [all, whole = "0", above, below] = fraction;
    const [over, under] = [readDigits(above), readDigits(below)];
    const value = over === null || under === null ? null : Number(whole) + over / under;
    return { value, rest: text.slice(all.length) };
  }
  const power = text.match(POWER_ALONE);
  if (power) {
    return { value: raised("1", power[1]), rest: text.slice(power[0].length) };
  }
  const decimal = text.match(DECIMAL);
  if (!decimal) {
    return { value: null, rest: text };
  }
  const [all, digits, exponent, times] = decimal;
  const value = readDigits(digits.trim());
  return {
    value: value === null ? null : raised(String(value), exponent ?? times ?? "0"),
    rest: text.slice(all.length),
  };
}

/**
 * @param {string} value
 * @param {string} exponent
 */
function raised(value, exponent) {
  // Joined as text and read once, so that 1.2 and -3 give exactly 0.0012.
  const [mantissa, shift = "0"] = value.split("e");
  return Number(`${mantissa}e${Number(shift) + Number(exponent.replace(" ", ""))}`);
}

/**
 * Read digits with their marks. The last mark of two kinds is the decimal one. A single comma parts thousands where it
 * stands as in 1,234, which is how these pages write, and is a decimal comma elsewhere, as in 0,5 and 1,23.
 *
 * @param {string} digits
 * @returns {number | null} Null where the marks can be read in no way, or in more than one.
 */
function readDigits(digits) {
  const decimal = decimalMark(digits);
  const place = decimal ? digits.lastIndexOf(decimal) : digits.length;
  const whole = digits.slice(0, place);
  const part = digits.slice(place + 1);
  const groups = whole.match(/[., ']/g) ?? [];
  const grouped = /^\d{1,3}([., ']\d{3})+$/.test(whole) && groups.every((mark) => mark === groups[0]);
  if (!(grouped || /^\d*$/.test(whole)) || !/^\d*$|^(\d{3} )+\d{1,3}$/.test(part)) {
    return null;
  }
  return Number(`${whole.replace(/\D/g, "")}.${part.replace(/\D/g, "")}0`);
}

/**
 * @param {string} digits
 * @returns {string} The mark that parts whole and part, or nothing.
 */
function decimalMark(digits) {
  const commas = digits.split(",").length - 1;
  const points = digits.split(".").length - 1;
  if (commas && points) {
    return digits.lastIndexOf(",") > digits.lastIndexOf(".") ? "," : ".";
  }
  if (points) {
    return points === 1 ? "." : "";
  }
  return commas === 1 && !/^[1-9]\d{0,2},\d{3}$/.test(digits) ? "," : "";
}

/**
 * A sign of currency may stand before its number.
 *
 * @param {string} text
 * @param {string} unit
 */
function withoutUnitBefore(text, unit) {
  return unit && /^\p{Sc}$/u.test(unit) && text.startsWith(unit) ? text.slice(unit.length).trim() : text;
}

/**
 * @param {number} value
 * @param {string} rest What stands behind the number.
 * @param {string} unit
 * @returns {Typed}
 */
function withUnit(value, rest, unit) {
  const word = rest.trim();
  const isPercent = /^(%|per ?cent)$/i.test(word);
  if (!word || isSameUnit(word, unit) || (isPercent && unit === "%")) {
    return { value };
  }
  if (isPercent) {
    return { value: value / 100 };
  }
  if (/[\d+*/^=×·÷()-]/.test(word) && !/^\p{L}+[/·]?\p{L}+$/u.test(word)) {
    return { problem: "Type the result alone: sums are not worked out here." };
  }
  return {
    problem: unit
      ? `The answer is asked for in ${unit}: type the number alone, without “${shortened(word)}”.`
      : `Type the number alone, without “${shortened(word)}”.`,
  };
}

/**
 * @param {string} word
 * @param {string} unit
 */
function isSameUnit(word, unit) {
  const [typed, asked] = [word.toLowerCase(), unit.toLowerCase()];
  return typed === asked || `${typed}s` === asked || typed === `${asked}s` || (typed.length > 2 && asked.startsWith(typed));
}

/** @param {string} text */
function shortened(text) {
  const words = text.trim();
  return words.length > 30 ? `${words.slice(0, 29)}…` : words;
}
