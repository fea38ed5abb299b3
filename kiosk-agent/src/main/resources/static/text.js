import zh from '/text.zh.js';
import en from '/text.en.js';

const LANGUAGES = {'zh-CN': zh, en};
let current = zh;

/** Every word the pages say, in the language chosen by whoever stands there. */
export const text = () => current;

export function speak(language) {
  current = LANGUAGES[language];
  document.documentElement.lang = language;
}

/** What to say of a problem: our own words for a code we know, else the sentence of whoever refused. */
export function problemWords(view) {
  const words = current.problems[view.code];
  if (words) {
    return words;
  }
  return {title: current.problemTitle, what: view.detail ?? current.problemWhat, next: current.problemNext};
}

export const reasonWords = (reason) => current.reasons[reason] ?? current.reasons.DEVICE_FAULT;
