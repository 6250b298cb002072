/** What is shown of a page that was found: the sections that fit best, and of each the words around what was asked for. */

import { piecesOf } from "./words.js";

/** @typedef {{ text: string, isMarked: boolean }} Run A part of an excerpt. */

/**
 * @typedef {object} Shown
 * @property {string} place The id of the section on its page; empty for what stands above all sections.
 * @property {Run[]} title
 * @property {Run[]} excerpt
 */

const [LENGTH, BEFORE, MOST_SECTIONS] = [170, 45, 3];
const IN_TITLE = 4;

/**
 * @param {import("./index.js").PageFile} page
 * @param {import("./index.js").Term[]} terms
 * @returns {Shown[]} The page itself, then the sections that have the most of what was asked for.
 */
export function showPage([, title, sections], terms) {
  const read = sections.map(([place, heading, text]) => {
    const [inTitle, inText] = [findIn(heading, terms), findIn(text, terms)];
    const has = new Set([...inTitle, ...inText].map(({ term }) => term));
    const score = [...has].reduce((sum, at) => {
      const weight = Math.min(4, likeness(inText, at)) + IN_TITLE * Math.min(1, likeness(inTitle, at));
      return sum + weight * (terms[at]?.rarity ?? 0);
    }, 0);
    return { place, heading, text, inTitle, inText, has: has.size, score: score / Math.log(text.length + 100) };
  });
  const most = Math.max(1, ...read.map(({ has }) => has));
  const top = read.find(({ place }) => !place);
  const best = read
    .filter(({ place, has }) => place && has === most)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST_SECTIONS)
    .map(({ place, heading, text, inTitle, inText }) => {
      return { place, title: runs(heading, inTitle), excerpt: cut(text, inText) };
    });
  const isShown = top && (top.has === most || !best.length);
  const excerpt = isShown ? cut(top.text, top.inText) : [];
  return [{ place: "", title: runs(title, findIn(title, terms)), excerpt }, ...best];
}

/**
 * @typedef {object} Hit
 * @property {number} start
 * @property {number} end
 * @property {number} term Which word that was asked for stands there.
 * @property {number} like How well it stands for that, up to 1.
 */

/**
 * @param {Hit[]} hits
 * @param {number} term
 * @returns {number} How often a word stands there, what is only like it counting less.
 */
function likeness(hits, term) {
  return hits.reduce((sum, hit) => sum + (hit.term === term ? hit.like : 0), 0);
}

/**
 * @param {string} text
 * @param {import("./index.js").Term[]} terms
 * @returns {Hit[]} Where the words stand that were asked for, in order.
 */
function findIn(text, terms) {
  return piecesOf(text).flatMap(({ start, end, words }) => {
    const likes = terms.map((term) => Math.max(...words.map((word) => term.likes.get(word) ?? 0)));
    const like = Math.max(0, ...likes);
    return like ? [{ start, end, term: likes.indexOf(like), like }] : [];
  });
}

/**
 * @param {string} text
 * @param {Hit[]} hits
 * @returns {Run[]} The stretch of a text that has the most of what was asked for.
 */
function cut(text, hits) {
  let [from, most] = [0, 0];
  hits.forEach(({ start }, at) => {
    const near = hits.slice(at).filter(({ end }) => end <= start + LENGTH - BEFORE);
    const has = new Set(near.map(({ term }) => term)).size + near.reduce((sum, { like }) => sum + like / 100, 0);
    [from, most] = has > most ? [start, has] : [from, most];
  });
  const before = text.slice(Math.max(0, from - BEFORE), from);
  // A line that begins close before is whole; any other begins with a whole word.
  const line = before.lastIndexOf("\n");
  const lead = line >= 0 ? before.length - line - 1 : from > BEFORE ? before.length - before.indexOf(" ") - 1 : from;
  const start = from - Math.min(lead, before.length);
  const rest = text.slice(start, start + LENGTH);
  const end = start + (start + LENGTH < text.length ? Math.max(rest.lastIndexOf(" "), 1) : rest.length);
  const inside = hits.filter((hit) => hit.start >= start && hit.end <= end);
  const shown = runs(text.slice(start, end), inside.map((hit) => ({ ...hit, start: hit.start - start, end: hit.end - start })));
  const dots = { text: "…", isMarked: false };
  return [...(start && line < 0 ? [dots] : []), ...shown, ...(end < text.length ? [dots] : [])];
}

/**
 * @param {string} text
 * @param {Hit[]} hits
 * @returns {Run[]}
 */
function runs(text, hits) {
  const places = [0, ...hits.flatMap(({ start, end }) => [start, end]), text.length];
  return places
    .slice(1)
    .map((end, at) => ({ text: text.slice(places[at], end).replaceAll("\n", " "), isMarked: at % 2 === 1 }))
    .filter(({ text: shown }) => shown);
}
