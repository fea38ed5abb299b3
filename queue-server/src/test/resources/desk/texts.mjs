// Prints every text that a page asks for and that a language does not have. Arguments: the folder of the pages.
import {readFileSync, readdirSync} from 'node:fs';

const folder = process.argv[2];
const PATH = /\btext((?:\.[a-z]\w*)+)/g;
const ALIAS = /const (\w+) = text((?:\.[a-z]\w*)+);/g;

/** What is written after a text that is a sentence or a function belongs to the sentence, such as `.length`. */
function has(texts, names) {
  let found = texts;
  for (const name of names) {
    if (typeof found !== 'object' || Array.isArray(found)) {
      return true;
    }
    found = found[name];
    if (found === undefined) {
      return false;
    }
  }
  return true;
}

function* asked(source) {
  for (const [, path] of source.matchAll(PATH)) {
    yield path.slice(1).split('.');
  }
  for (const [, alias, path] of source.matchAll(ALIAS)) {
    for (const [, name] of source.matchAll(new RegExp(`\\b${alias}\\.([a-z]\\w*)`, 'g'))) {
      yield [...path.slice(1).split('.'), name];
    }
  }
}

/** As a module whatever the version of Node takes a file of this name for. */
function module(file) {
  return import(`data:text/javascript;base64,${readFileSync(file).toString('base64')}`);
}

const pages = readdirSync(folder).filter((name) => name.endsWith('.js') && !name.startsWith('text.'));
for (const language of ['zh', 'en']) {
  const texts = (await module(`${folder}/text.${language}.js`))[language];
  for (const page of pages) {
    const source = readFileSync(`${folder}/${page}`, 'utf8').replace(/^import .*$/gm, '');
    for (const names of asked(source)) {
      if (!has(texts, names)) {
        console.log(`${page} ${language} text.${names.join('.')}`);
      }
    }
  }
}
