import {zh} from './text.zh.js';
import {en} from './text.en.js';
import {problems} from './problems.en.js';

const KEY = 'houzhen.language';
const english = localStorage.getItem(KEY) === 'en';

/** The texts of the language this browser has chosen. */
export const text = english ? en : zh;
document.documentElement.lang = english ? 'en' : 'zh-CN';

/** Everything a page shows is held by the server, so starting over in the other language loses nothing. */
export function switchLanguage() {
  localStorage.setItem(KEY, english ? 'zh' : 'en');
  location.reload();
}

/** Words that the server gives in both languages. */
export const said = (words) => (english ? words.en : words.zh);

/** A problem in words: the server's own sentence, or what its code means in English. */
export function problemWords(problem) {
  return (english && problems[problem?.code]) || problem?.detail || '';
}

/** The rule in words: the server's sentence is Chinese and knows the numbers; in English the rule's own words stand in. */
export function why(ticket) {
  return (english && text.why[ticket.rule]) || ticket.why || '';
}
