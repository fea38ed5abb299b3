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
let moving = {};

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
    visit.mayMove ? otherDay() : visit.maySignIn ? signIn() : '',
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

/** The clinic was cancelled: first the days, then one time and the proof. */
function otherDay() {
  const words = text();
  if (!moving.days) {
    return el(
      'section',
      {class: 'card'},
      el('p', {class: 'small'}, words.moveHint),
      moving.problem ? el('p', {class: 'refused', role: 'alert'}, problemOf(moving.problem)) : '',
      el('button', {type: 'button', id: 'move', class: 'primary', disabled: Boolean(moving.busy), onclick: readDays}, moving.busy ? words.reading : words.move),
    );
  }
  if (moving.choice) {
    return el(
      'section',
      {class: 'card days'},
      confirmDay(),
      el('button', {type: 'button', id: 'other-time', onclick: otherTime}, words.otherTime),
      el('button', {type: 'button', id: 'not-now', onclick: closeDays}, words.notNow),
    );
  }
  return el(
    'section',
    {class: 'card days'},
    el('h2', {}, words.whichDay),
    el('p', {class: 'small'}, said(moving.days.said)),
    moving.problem ? el('p', {class: 'refused', role: 'alert'}, problemOf(moving.problem)) : '',
    ...moving.days.sessions.map(daySection),
    el('button', {type: 'button', id: 'not-now', onclick: closeDays}, words.notNow),
  );
}

const problemOf = (problem) => (language === 'en' && problem.detailEn) || problem.detail || text().lost;

function daySection(day) {
  return el(
    'section',
    {class: 'day'},
    el('h3', {}, said(day.day)),
    el('p', {class: 'small'}, [day.doctor, day.title, text().yuan(day.price.fen)].filter(Boolean).join(' · '), day.sameDoctor ? el('span', {class: 'mark'}, text().sameDoctor) : ''),
    el(
      'div',
      {class: 'times'},
      ...day.times.map((time) =>
        el(
          'button',
          {type: 'button', id: time.slotId, onclick: () => choose(day, time)},
          time.said,
        ),
      ),
    ),
  );
}

function choose(day, time) {
  moving = {days: moving.days, choice: {sessionId: day.id, slotId: time.slotId}, goal: {zh: `${day.day.zh} ${time.said}`, en: `${day.day.en} ${time.said}`}};
  draw();
  page.querySelector('#proof')?.focus();
}

function otherTime() {
  moving = {days: moving.days};
  draw();
}

function confirmDay() {
  const words = text();
  return el(
    'form',
    {novalidate: true, onsubmit: pressMove},
    el('p', {class: 'goal'}, words.goal(said(moving.goal))),
    el('label', {for: 'proof'}, words.proof),
    el('input', {id: 'proof', name: 'proof', maxlength: '4', autocomplete: 'off', autocapitalize: 'characters', inputmode: 'text'}),
    el('p', {class: 'small'}, words.moveProof),
    moving.problem ? el('p', {class: 'refused', role: 'alert'}, problemOf(moving.problem)) : '',
    el('button', {type: 'submit', class: 'primary', disabled: Boolean(moving.busy)}, moving.busy ? words.movingNow : words.goMove),
  );
}

async function readDays() {
  moving = {busy: true};
  draw();
  const days = await link.otherDays();
  moving = days?.state === 'OPEN' ? {days} : {problem: days ? {detail: days.said.zh, detailEn: days.said.en} : {}};
  draw();
}

function closeDays() {
  moving = {};
  draw();
}

/** Whoever was too slow is shown what is left. */
async function pressMove(event) {
  event.preventDefault();
  const lastFour = page.querySelector('#proof').value.trim();
  moving = {...moving, busy: true, problem: undefined};
  draw();
  const problem = await link.move(lastFour, moving.choice);
  if (problem?.code === 'SLOT_TAKEN') {
    await readDays();
    moving = {...moving, problem};
  } else {
    moving = problem ? {...moving, busy: false, problem} : {};
  }
  draw();
}
