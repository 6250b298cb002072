/** What can be told of a wrong number from how far off it is, so that "not yet" comes with a next step. Pure. */

const FACTORS = [10, 100, 1000];

/**
 * Whether a number is the right one.
 *
 * @param {number} value
 * @param {number} answer
 * @param {number} accept How far from the answer is still right.
 * @returns {boolean}
 */
export function isNear(value, answer, accept) {
  if (!accept && Number.isSafeInteger(value) && Number.isSafeInteger(answer)) {
    return value === answer;
  }
  // Decimal fractions are not exact in binary: 0.485 lies a hair further than 0.005 from 0.48.
  return Math.abs(value - answer) <= accept + 1e-9 * Math.max(accept, Math.abs(answer));
}

/**
 * Why a number may be wrong.
 *
 * @param {number} value A wrong number.
 * @param {number} answer
 * @param {number} accept
 * @param {string} unit
 * @returns {string} A sentence that helps without giving the answer; empty where nothing can be told.
 */
export function reasonFor(value, answer, accept, unit) {
  if (!answer) {
    return "";
  }
  if (isRounded(value, answer)) {
    return "You are close: this has too few digits. Give more.";
  }
  // Near zero everything is near everything.
  if (value && Math.abs(answer) > 2 * accept) {
    const far = farOff(value, answer, accept, unit);
    if (far) {
      return far;
    }
  }
  if (Number.isInteger(answer) && accept < 1) {
    return isNear(Math.abs(value - answer), 1, 0) ? "You are one off. Was something left out, or counted twice?" : "";
  }
  return isNear(value, answer, 4 * accept) ? "You are very close. Look at your rounding on the way." : "";
}

/**
 * @param {number} value
 * @param {number} answer
 * @param {number} accept
 * @param {string} unit
 * @returns {string}
 */
function farOff(value, answer, accept, unit) {
  if (isNear(-value, answer, accept)) {
    return "The size is right, the sign is not.";
  }
  for (const factor of FACTORS) {
    if (isNear(value / factor, answer, accept)) {
      const percent = factor === 100 && Math.abs(answer) <= 1 && unit !== "%";
      return `Your number is ${factor} times too large.${percent ? " If you mean a percentage, write % behind it." : ""}`;
    }
    if (isNear(value * factor, answer, accept)) {
      const percent = factor === 100 && unit === "%";
      return `Your number is ${factor} times too small.${percent ? " A percentage is asked for." : ""}`;
    }
  }
  return "";
}

/**
 * Whether a number is the answer cut to fewer digits.
 *
 * @param {number} value
 * @param {number} answer
 * @returns {boolean}
 */
function isRounded(value, answer) {
  const digits = [0, 1, 2, 3, 4, 5].find((places) => isNear(value, Number(value.toFixed(places)), 0));
  return (
    value !== 0 &&
    digits !== undefined &&
    isNear(value, answer, 0.5 * 10 ** -digits) &&
    isNear(value, answer, 0.15 * Math.abs(answer))
  );
}
