import {Link} from './link.js';
import {texts} from './text.js';

/** The page of one visit: draws what the server says, whole, whenever it says something new. */

const KEY = 'houzhen.phone.language';
const FIRST_SHOWN = 8;
const GO = ['INVITED', 'CALLED'];
const SIGNS = {PLANNED: '○', OPEN: '➤', WAITING: '➤', CALLED: '➤', IN: '●', DONE: '✓', CANCELLED: '×'};
const NOW = ['OPEN', 'WAITING', 'CALLED', 'IN'];

const page = document.getElementById('page');
let language = kept() ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
let showsAll = false;
let signing = {};

/** A browser may forbid keeping things; then the language is the browser's own. */
function kept() {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

const text = () => texts[language];
const said = (words) => words?.[language] ?? '';
const time = (at) =>
  new Date(at).toLocaleTimeString('zh-CN', {hour: '2-digit', minute: '2-digit', hour12: false, timeZone: link.visit?.zone});

/** An element with its attributes and children; text is only ever set as text. */
function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.filter((child) => child !== undefined && child !== ''));
  return element;
}

const link = new Link(location.hash.slice(1), draw);
window.addEventListener('hashchange', () => location.reload());
link.start();

function switchLanguage() {
  language = language === 'zh' ? 'en' : 'zh';
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // It holds for this page then.
  }
  draw();
}

function draw() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = text().title;
  const typed = page.querySelector('input')?.value ?? '';
  const focused = document.activeElement?.id;
  page.replaceChildren(head(), ...body());
  const input = page.querySelector('input');
  if (input) {
    input.value = typed;
  }
  if (focused) {
    document.getElementById(focused)?.focus();
  }
}

function head() {
  return el('header', {}, el('h1', {}, text().title), el('button', {type: 'button', id: 'language', onclick: switchLanguage}, text().other));
}

function body() {
  const {problem, visit, stale, readAt} = link;
  if (!link.token) {
    return [el('p', {class: 'problem'}, text().noLink)];
  }
  if (problem) {
    return [el('p', {class: 'problem', role: 'alert'}, language === 'en' ? (problem.detailEn ?? problem.detail) : problem.detail)];
  }
  if (!visit) {
    return [el('p', {class: 'loading', role: 'status'}, stale ? text().lost : '…')];
  }
  return [
    stale ? el('p', {class: 'stale', role: 'alert'}, text().stale(time(readAt))) : '',
    el('section', {class: `card ${GO.includes(visit.state) ? 'go' : ''}`}, el('p', {class: 'todo', role: 'status'}, said(visit.todo))),
    visit.number ? mine(visit) : '',
    visit.maySignIn ? signIn() : '',
    visit.place ? before(visit) : '',
    link.stops.length ? way(link.stops) : '',
    el('p', {class: 'small'}, `${text().screens} ${text().asOf(time(readAt))}`),
  ].filter(Boolean);
}

function mine(visit) {
  const fact = (term, ...value) => el('div', {}, el('dt', {}, term), el('dd', {}, ...value));
  const facts = [];
  if (visit.place) {
    const rough = visit.expected.toMinutes ? el('small', {}, ` ${text().rough}`) : '';
    facts.push(
      el('div', {}, el('dt', {}, text().place), el('dd', {class: 'place'}, text().nth(visit.place))),
      fact(text().expected, said(visit.expected.said), rough),
      fact(text().why, said(visit.why)),
    );
  }
  return el(
    'section',
    {class: 'card'},
    el(
      'div',
      {class: 'mine'},
      el('p', {class: 'small'}, text().mine),
      el('p', {class: 'number'}, visit.number),
      el('p', {class: 'area'}, mark(visit.mark), [visit.areaName, visit.room].filter(Boolean).join('　')),
    ),
    facts.length ? el('dl', {class: 'facts'}, ...facts) : '',
  );
}

function mark(character) {
  return character ? el('span', {class: 'mark'}, text().marks[character] ?? character) : '';
}

function before(visit) {
  const shown = showsAll ? visit.before : visit.before.slice(0, FIRST_SHOWN);
  return el(
    'section',
    {class: 'card'},
    el('h2', {}, text().before(visit.before.length)),
    visit.before.length ? el('p', {class: 'small'}, text().beforeHint) : '',
    el('ol', {class: 'before'}, ...shown.map((one) => el('li', {}, mark(one.mark), el('span', {}, said(one.said))))),
    shown.length < visit.before.length
      ? el('button', {type: 'button', id: 'all', onclick: showAll}, text().all(visit.before.length))
      : '',
  );
}

function showAll() {
  showsAll = true;
  draw();
}

function way(stops) {
  return el(
    'section',
    {class: 'card'},
    el('h2', {}, text().stops),
    el('ol', {class: 'stops'}, ...stops.map(stopRow)),
  );
}

function stopRow({title, about, where, state, note, number, ahead, walkMinutes}) {
  const more = [about, said(where), walkMinutes ? text().walk(walkMinutes) : '', said(note), state === 'WAITING' && ahead > 0 ? text().ahead(ahead) : ''];
  const kind = NOW.includes(state) ? 'now' : state === 'DONE' ? 'done' : '';
  return el(
    'li',
    {},
    el('span', {class: 'sign', 'aria-hidden': 'true'}, SIGNS[state]),
    el('span', {class: kind}, said(title), number ? ` ${number}` : ''),
    el('span', {class: kind}, text().states[state]),
    el('small', {}, more.filter(Boolean).join(' · ')),
  );
}

function signIn() {
  const words = text();
  return el(
    'section',
    {class: 'card'},
    el(
      'form',
      {novalidate: true, onsubmit: press},
      el('label', {for: 'proof'}, words.proof),
      el('input', {id: 'proof', name: 'proof', maxlength: '4', autocomplete: 'off', autocapitalize: 'characters', inputmode: 'text'}),
      el('p', {class: 'small'}, words.proofHint),
      signing.problem
        ? el('p', {class: 'refused', role: 'alert'}, (language === 'en' && signing.problem.detailEn) || signing.problem.detail || words.lost)
        : '',
      el('button', {type: 'submit', class: 'primary', disabled: Boolean(signing.busy)}, signing.busy ? words.signing : words.signIn),
    ),
  );
}

async function press(event) {
  event.preventDefault();
  const lastFour = page.querySelector('#proof').value.trim();
  signing = {busy: true};
  draw();
  const problem = await link.signIn(lastFour);
  signing = {problem};
  draw();
}
