/** Marks on a page what a reader looked for when it was found, without touching the page: browsers paint the marks. */

import { piecesOf, wordsOf } from "./words.js";

const PASSED_OVER = "script, style, svg, math, [hidden], .headerlink";

/** Mark what the address of this page says behind `h`, and take it out of the address. */
export function highlightAsked() {
  const address = new URL(location.href);
  const words = wordsOf(address.searchParams.get("h") ?? "");
  const page = document.querySelector("article .prose");
  if (!words.length || !page || !("highlights" in CSS)) {
    return;
  }
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const marks = new Highlight();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest(PASSED_OVER)) {
      for (const { start, end } of findIn(node.textContent ?? "", words)) {
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, end);
        marks.add(range);
      }
    }
  }
  CSS.highlights.set("search", marks);
  address.searchParams.delete("h");
  history.replaceState(history.state, "", address);
}

/**
 * @param {string} text
 * @param {string[]} asked
 * @returns {import("./words.js").Piece[]}
 */
function findIn(text, asked) {
  return piecesOf(text).filter(({ words }) => {
    return words.some((word) => asked.some((one) => word === one || isForm(word, one)));
  });
}

/**
 * @param {string} word
 * @param {string} asked
 * @returns {boolean} Whether a word is nearly what was asked for, as "weights" and "weighted" are for "weight".
 */
function isForm(word, asked) {
  return asked.length > 2 && word.startsWith(asked) && word.length <= asked.length + 3;
}
