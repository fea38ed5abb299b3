import {zh} from './text.zh.js';
import {en} from './text.en.js';
import {problems} from './problems.en.js';
import {problems as clerks} from './problems.zh.js';

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

/** A problem in words: the server's own sentence in this language, or what its code means in English. */
export function problemWords(problem) {
  return (english ? problem?.detailEn || problems[problem?.code] : clerks[problem?.code]) || problem?.detail || '';
}

/** Why a ticket stands where it stands: the server's own sentence in this language. */
export function why(ticket) {
  return (english ? ticket.whyEn : ticket.why) || '';
}

const SEXES = {男: 'M', 女: 'F'};

/** Sex and age as the server writes them, such as "男 78 岁", in this language. */
export function sexAndAge({sexAndAge: written}) {
  return english && written ? written.replace(/^[男女]/, (sex) => SEXES[sex]).replace(/\s*岁$/, '') : written;
}

/** Where a call was seen: the server's own words in this language. */
export function shownOn(room) {
  return (english ? room.shownOnEn : room.shownOn) || '';
}
