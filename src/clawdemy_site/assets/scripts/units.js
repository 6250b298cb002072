/** Units that a learner types, read by the table that their exercise carries, as the build reads them. Pure. */

import { flat } from "./words.js";

/** @typedef {{factor: number, measures: string, scale: string}} Unit */
/**
 * @typedef {{factor: number, note?: string, problem?: undefined, wrong?: undefined}
 *   | {factor?: undefined, note?: string, problem: string, wrong?: boolean}} Verdict
 */

/** @type {[RegExp, string][]} What is written in place of what, in this order. */
const WORDS = [
  [/\bdeg(?:ree)?s? ?(?=(?:c|f|k|celsius|fahrenheit|kelvin)\b)/gi, "°"],
  [/\b(?:square|sq) (\p{L}+)/giu, "$1^2"],
  [/\bcubic (\p{L}+)/giu, "$1^3"],
  [/ ?\bsquared\b/gi, "^2"],
  [/ ?\bcubed\b/gi, "^3"],
  [/^1 ?(?=\/)/g, ""],
  [/ ?\bper\b ?/gi, "/"],
  [/\b([kcm][gm]|ml)s\b/gi, "$1"],
  [/\*\*/g, "^"],
  [/\^ ?[({] ?([+-]?\d+) ?[)}]/g, "^$1"],
  [/[·⋅∙•*×]|[.-](?=\p{L})/gu, " "],
];
const TOKEN = / *(?:([()]|\/(?! *$))|([^\s\d/()^+.,-]+)(?: ?\^ ?([+-]?\d)|(\d| ?[+-]\d))?) */y;
const MOST_CASED = 8;
const LONG = 16;

/** @type {Record<string, ReturnType<typeof readTable>>} */
const tables = {};

/**
 * How a unit that was typed relates to the one that is asked for.
 *
 * @param {string} typed
 * @param {string} asked A unit of the table.
 * @param {string} table
 * @returns {Verdict} By what the number is to be multiplied and what is said of that, or why it cannot be.
 */
export function compareUnits(typed, asked, table) {
  const target = /** @type {Unit} */ (readUnit(asked, table));
  const alike = (/** @type {Unit | null} */ unit) => unit?.measures === target.measures;
  const given = readUnit(typed, table);
  const isAsked = (/** @type {string} */ text) => {
    const unit = readUnit(text, table);
    return unit !== null && alike(unit) && Math.abs(unit.factor / target.factor - 1) < 1e-9;
  };
  const unit = [given, readUnit(typed, table, true)].find(alike) ?? given;
  if (!alike(unit) && [parted([typed]), parted(parted([typed]))].some((texts) => texts.some(isAsked))) {
    return { factor: 1 };
  }
  const isSlip = unit && !alike(unit) && typed.toLowerCase() === asked.toLowerCase();
  if (!unit || isSlip) {
    const cased = isSlip ? [typed, asked] : inOtherCases(typed).filter((text) => alike(readUnit(text, table)));
    if (cased.length > 1) {
      return { problem: `Capital and small letters matter here: it may be ${cased.join(" or ")}.` };
    }
    return cased.length
      ? { note: `The unit is written ${cased[0]}.`, ...compareUnits(cased[0], asked, table) }
      : { problem: `The answer is asked for in ${asked}: type the number alone, without “${typed}”.` };
  }
  if (!alike(unit)) {
    const [one, other] = [unit, target].map(({ measures }) => tables[table].kinds[measures]);
    const reason = one && other ? `${one}, and ${other} is asked for` : `another kind of unit than ${asked}`;
    return { problem: `“${typed}” is the unit of ${reason}.`, wrong: true };
  }
  return unit.scale === target.scale
    ? { factor: unit.factor / target.factor }
    : { problem: `The answer is asked for in ${asked}. Convert yours first.` };
}

/**
 * @param {string} text
 * @param {string} table
 * @param {boolean} [far] Whether a stroke divides by all up to the next one, and not by what stands right behind it.
 * @returns {Unit | null} Null where a part of it is not in the table.
 */
export function readUnit(text, table, far = false) {
  const plain = WORDS.reduce((words, [form, by]) => words.replace(form, by), flat(text));
  const { find } = (tables[table] ??= readTable(table));
  /** @type {Record<string, number>} */
  const measures = {};
  /** @type {[number, number][]} */
  const turns = [];
  let [factor, scale, count, turn, here] = [1, "", 0, 1, 1];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < plain.length; ) {
    const [, sign, word, raised, beside = "1"] = TOKEN.exec(plain) ?? [];
    const unit = word && find(word);
    if (sign === "/") {
      here = -1;
    } else if (sign === "(") {
      turns.push([turn, here]);
      [turn, here] = [turn * here, 1];
    } else if (sign && turns.length) {
      [turn, here] = /** @type {[number, number]} */ (turns.pop());
      here = far ? here : 1;
    } else if (unit) {
      const power = Number(raised ?? beside) * turn * here;
      here = far ? here : 1;
      factor *= unit.size ** power;
      count += 1;
      scale = count === 1 && power === 1 ? unit.scale : "";
      Object.entries(unit.measures).forEach(([letter, times]) => {
        measures[letter] = (measures[letter] ?? 0) + times * power;
      });
    } else {
      return null;
    }
  }
  return count && !turns.length ? { factor, measures: inOrder(measures), scale } : null;
}

/** @param {string} text */
function readTable(text) {
  const [prefixes, units, names] = text.split("|").map((part) => part.split(";").map((row) => row.split(" ")));
  /** @type {Record<string, {size: number, measures: Record<string, number>, scale: string, least: number}>} */
  const rows = {};
  /** @type {[string, number][]} */
  const sizes = [];
  for (const [signs, words, size, measures, mark] of units) {
    const forms = words.split(",").flatMap((name) => [` ${name}`, ` ${name}s`]);
    const scale = mark === "~" ? signs : "";
    [...signs.split(","), ...forms].forEach((form) => {
      rows[form] = { size: Number(size), measures: measured(measures), scale, least: { "+": 0, ">": 1 }[mark] ?? Infinity };
    });
  }
  for (const [signs, words, power] of prefixes) {
    const forms = [...signs.split(","), ...words.split(",").map((word) => ` ${word}`)];
    sizes.push(...forms.map((form) => /** @type {[string, number]} */ ([form, Number(`1e${power}`)])));
  }

  /** @param {string} word */
  function find(word) {
    for (const text of [word, ` ${word.toLowerCase()}`]) {
      if (Object.hasOwn(rows, text)) {
        return rows[text];
      }
      for (const [prefix, size] of sizes) {
        const rest = text.startsWith(prefix) && (prefix[0] === " " ? " " : "") + text.slice(prefix.length);
        if (rest && Object.hasOwn(rows, rest) && size > rows[rest].least) {
          return { ...rows[rest], size: rows[rest].size * size };
        }
      }
    }
    return null;
  }

  const kinds = Object.fromEntries(names.map(([name, measures]) => [inOrder(measured(measures)), withArticle(name)]));
  return { find, kinds };
}

/**
 * @param {string} text
 * @returns {Record<string, number>} Powers by the letters of base units.
 */
function measured(text) {
  return Object.fromEntries([...text.matchAll(/([A-Z])(-?\d?)/g)].map(([, letter, power]) => [letter, Number(power || 1)]));
}

/** @param {Record<string, number>} measures */
function inOrder(measures) {
  return String(Object.entries(measures).filter(([, power]) => power).sort());
}

/** @param {string} name */
function withArticle(name) {
  return `${/^[aeiou]/.test(name) ? "an" : "a"} ${name.replaceAll(",", " ")}`;
}

/**
 * Texts with one more space at every place, so that the metre and second of `ms^-2` come apart; none of long ones.
 *
 * @param {string[]} texts
 * @returns {string[]}
 */
function parted(texts) {
  const short = texts.filter((text) => text.length < LONG);
  return short.flatMap((text) => [...text].map((_, place) => `${text.slice(0, place)} ${text.slice(place)}`));
}

/**
 * @param {string} text
 * @returns {string[]} The same letters, large and small in every way, where they are few.
 */
function inOtherCases(text) {
  const isCased = (/** @type {string} */ letter) => letter.toLowerCase() !== letter.toUpperCase();
  return [...text].filter(isCased).length > MOST_CASED
    ? []
    : [...text].reduce(
        (texts, letter) =>
          texts.flatMap((start) => (isCased(letter) ? [start + letter.toLowerCase(), start + letter.toUpperCase()] : [start + letter])),
        [""],
      );
}
