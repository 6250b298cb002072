/** The numbers that the figure handed over. */

/**
 * @param {Uint8Array} bytes
 * @param {number} minute
 * @returns {string}
 */
export function degreesAt(bytes, minute) {
  return new DataView(bytes.buffer).getFloat32(4 * minute, true).toFixed(1);
}
