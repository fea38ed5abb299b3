import zh from '/text.zh.js';
import en from '/text.en.js';

const LANGUAGES = {'zh-CN': zh, en};
let current = zh;

/** Every word the pages say, in the language chosen by whoever stands there. */
export const text = () => current;

/** What the server says in Chinese and in English; Chinese where it has no English. */
export const either = (chinese, english) => (current === en && english) || chinese;

/** A label or value of a slip; what the page has no word for, such as the name of a test, stays as it is. */
export const onSlip = (written) => current.onSlip[written] ?? current.countedOnSlip(written);

export function speak(language) {
  current = LANGUAGES[language];
  document.documentElement.lang = language;
}

/** What to say of a problem: our own words for a code we know, else the sentence of whoever refused. */
export function problemWords(view) {
  const words = current.problems[view.code];
  if (words) {
    return {...words, what: words.what ?? either(view.detail, view.detailEn)};
  }
  return {title: current.problemTitle, what: either(view.detail, view.detailEn) ?? current.problemWhat, next: current.problemNext};
}

export const reasonWords = (reason) => current.reasons[reason] ?? current.reasons.DEVICE_FAULT;
