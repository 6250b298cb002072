/**
 * Makes the script and the styles that ship with the package: joined and minified, into `assets/dist`.
 *
 * With `--check` nothing is written: it says whether what is there is what would be made.
 */

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const ASSETS = join(ROOT, "src/clawdemy_site/assets");
const DIST = join(ASSETS, "dist");
/** The scripts that ship, by name: that of pages with practice, and that of the search, which waits until it is opened. */
const SCRIPTS = { practice: "scripts/main.js", search: "scripts/search/main.js" };

/**
 * Lets a sheet import every sheet of a folder, in the order of their names: `@import "../kinds/*.css"`. For modules esbuild
 * does so by itself, see `questions.js`.
 *
 * @type {import("esbuild").Plugin}
 */
const WHOLE_FOLDERS = {
  name: "whole folders",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\/\*\.css$/ }, ({ path, resolveDir }) => {
      return { path: dirname(resolve(resolveDir, path)), namespace: "folder" };
    });
    onLoad({ filter: /.*/, namespace: "folder" }, async ({ path }) => {
      const sheets = (await readdir(path)).filter((name) => name.endsWith(".css")).sort();
      return { contents: sheets.map((name) => `@import "./${name}";`).join(""), loader: "css", resolveDir: path };
    });
  },
};

/** @returns {Promise<Map<string, Uint8Array>>} What ships, by the name of its file. */
async function bundle() {
  const sheets = (await readdir(join(ASSETS, "styles/shipped"))).map((name) => join(ASSETS, "styles/shipped", name));
  const made = await build({
    absWorkingDir: ROOT,
    entryPoints: [...Object.entries(SCRIPTS).map(([out, path]) => ({ in: join(ASSETS, path), out })), ...sheets],
    outdir: DIST,
    write: false,
    bundle: true,
    minify: true,
    format: "iife", // a page opened from a folder may not load modules
    target: "esnext", // what is written runs as it is, so nothing is rewritten for older browsers
    charset: "ascii", // right under whatever encoding a server names
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    plugins: [WHOLE_FOLDERS],
  });
  await refuseUnused(made.metafile);
  return new Map(made.outputFiles.map((file) => [basename(file.path), file.contents]));
}

/**
 * A module or sheet that nothing imports would be written and never shipped.
 *
 * @param {import("esbuild").Metafile} metafile
 */
async function refuseUnused({ inputs }) {
  const folders = ["scripts", "styles"].map((folder) => join(ASSETS, folder));
  const written = await Promise.all(folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))));
  const used = new Set(Object.keys(inputs).map((path) => join(ROOT, path)));
  const unused = written.flat().filter((path) => /\.(js|css)$/.test(path) && !used.has(path)).map((path) => basename(path));
  if (unused.length) {
    throw new Error(`nothing imports ${unused.join(", ")}`);
  }
}

/**
 * @param {Map<string, Uint8Array>} made
 * @returns {Promise<string[]>} Names of files that are missing, too many, or not what is made.
 */
async function stale(made) {
  const there = await readdir(DIST).catch(() => /** @type {string[]} */ ([]));
  const same = await Promise.all(
    [...made].map(async ([name, bytes]) => there.includes(name) && (await readFile(join(DIST, name))).equals(bytes)),
  );
  return [...[...made.keys()].filter((_name, place) => !same[place]), ...there.filter((name) => !made.has(name))];
}

const made = await bundle();
const names = await stale(made);
if (!process.argv.includes("--check")) {
  await mkdir(DIST, { recursive: true });
  for (const name of names) {
    const bytes = made.get(name);
    await (bytes ? writeFile(join(DIST, name), bytes) : rm(join(DIST, name)));
    console.log(`${bytes ? "made" : "removed"} ${relative(ROOT, join(DIST, name))}`);
  }
} else if (names.length) {
  console.error(`${names.join(", ")} in ${relative(ROOT, DIST)} is not what its sources make: run 'make bundle'`);
  process.exitCode = 1;
}
