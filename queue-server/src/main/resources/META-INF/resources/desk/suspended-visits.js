import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {segment} from './api.js';
import {choose} from './choosing.js';
import {dayPicker, otherDays} from './day-picker.js';
import {askDay} from './days.js';
import {confirmed} from './dialogs.js';
import {yuan} from './money.js';
import {note} from './press.js';
import {problemWords, said, text} from './text.js';
import {clock} from './ticking.js';

const COLUMNS = 9;
const place = (visit) => `settled:${visit.registerNo}`;

/** What a person has to do: what neither the system does nor somebody has answered for. */
const forPerson = ({choice, money, moved, confirmed: word}) =>
  !word && !moved && ((choice === 'ANOTHER_DAY' && !money) || ['FOR_A_PERSON', 'STUCK'].includes(money?.state));

/** Patients of cancelled clinics who wanted their money or another day: what the system does, and what a person has to. */
export function suspendedVisitsSection(page, {day, days, open: left, visits}) {
  const words = text.suspendedVisits;
  const open = visits.filter(forPerson);
  return html`
    <section>
      <div class="section-head">
        <h2>${words.title}<span class="count">${words.open(open.length)}</span></h2>
        ${dayPicker(page, day, days)}
      </div>
      <p class="muted">${words.hint}</p>
      ${otherDays(page, words.otherDays, left.filter((each) => each !== day))}
      ${visits.length === 0
        ? html`<p class="empty-page">${words.none}</p>`
        : html`<table class="sheet">
            <thead>
              <tr>
                <th scope="col">${text.line.number}</th>
                <th scope="col">${text.line.patient}</th>
                <th scope="col">${text.doctor.registerNo}</th>
                <th scope="col">${words.clinic}</th>
                <th scope="col">${words.choice}</th>
                <th scope="col">${text.manual.tradeNo}</th>
                <th scope="col" class="right">${text.manual.amount}</th>
                <th scope="col">${words.standing}</th>
                <th scope="col"><span class="unseen">${text.line.actions}</span></th>
              </tr>
            </thead>
            <tbody>
              ${repeat(
                [...open, ...visits.filter((visit) => !forPerson(visit))],
                (visit) => visit.registerNo,
                (visit) => row(page, day, visit),
              )}
            </tbody>
          </table>`}
    </section>
  `;
}

function row(page, day, visit) {
  const news = note(page.presses, place(visit));
  return html`
    <tr class="tall ${forPerson(visit) ? '' : 'settled'}" data-visit=${visit.registerNo}>
      <td><b>${visit.number}</b></td>
      <td class="nowrap">${visit.maskedName}</td>
      <td>${visit.registerNo}</td>
      <td class="nowrap">${visit.queue}<br /><small>${visit.areaName}</small></td>
      <td class="nowrap">${text.suspension.chosen[visit.choice]}<br /><small>${clock(visit.at)}</small></td>
      <td>${visit.tradeNo ?? ''}</td>
      <td class="right nowrap"><b>${visit.paid ? text.yuan(yuan(visit.paid)) : ''}</b></td>
      <td>${standing(visit)}</td>
      <td class="right row-actions">${verbs(page, day, visit)}</td>
    </tr>
    ${news === nothing ? nothing : html`<tr class="said"><td colspan=${COLUMNS}>${news}</td></tr>`}
  `;
}

function standing(visit) {
  const words = text.suspendedVisits;
  const {money, moved, confirmed: word} = visit;
  if (moved) {
    return html`${moved.state === 'MOVED' ? '✓ ' : ''}<b>${said(moved.said)}</b>`;
  }
  if (word) {
    return html`✓ ${words.said[word.said]}${word.paper ? html` <b>${word.paper}</b>` : nothing}<br /><small
        >${words.by(word.by, clock(word.at))}</small
      >`;
  }
  if (visit.choice === 'ANOTHER_DAY' && !visit.money) {
    return html`<b>${words.rebook}</b><br /><small>${atHospital(visit.state)}</small>`;
  }
  if (!money) {
    return words.unknown;
  }
  return html`<b>${words.money[money.state](money.at ? clock(money.at) : '')}</b>
    ${money.why
      ? html`<br /><small>${problemWords(money.why)} ${atHospital(visit.state)}</small>`
      : money.insured
        ? html`<br /><small>${words.insured}</small>`
        : nothing}`;
}

function atHospital(state) {
  const words = text.suspendedVisits;
  if (!state) {
    return words.unknown;
  }
  return state === 'CANCELLED' ? words.cancelled : words.stands;
}

function verbs(page, day, visit) {
  const words = text.suspendedVisits;
  if (visit.confirmed) {
    return verb(page, visit, words.reopen, 'quiet', () => send(page, day, visit, 'DELETE'));
  }
  if (!forPerson(visit) || visit.money?.state === 'STUCK') {
    return nothing;
  }
  return visit.choice === 'ANOTHER_DAY' && !visit.money
    ? html`${verb(page, visit, words.move, 'primary', () => askMove(page, day, visit))}
      ${verb(page, visit, words.booked, 'quiet', () => askPaper(page, day, visit, 'BOOKED'))}
      ${verb(page, visit, words.refund, 'quiet', () => askRefund(page, day, visit))}`
    : html`${verb(page, visit, words.paidBack, '', () => askPaper(page, day, visit, 'PAID_BACK'))}
      ${verb(page, visit, words.notDue, 'quiet', () => askNotDue(page, day, visit))}`;
}

function verb(page, visit, label, kind, press) {
  return html`<button
    type="button"
    class="small ${kind}"
    aria-label="${label} ${visit.number}"
    ?disabled=${page.presses.busy(place(visit))}
    @click=${press}
  >
    ${label}
  </button>`;
}

/** The number it can be looked up by is part of the word. */
async function askPaper(page, day, visit, word) {
  const {title, hint, label, missing, field, example} = text.suspendedVisits.paper[word];
  const paper = await choose({
    title: title(visit.number),
    hint,
    label,
    missing,
    options: [],
    other: {label: field, hint: example},
  });
  if (paper) {
    await send(page, day, visit, 'PUT', {said: word, paper});
  }
}

async function askNotDue(page, day, visit) {
  const {title, hint} = text.suspendedVisits.paper.NOT_DUE;
  if (await confirmed({title: title(visit.number), detail: hint, yes: text.suspendedVisits.notDue})) {
    await send(page, day, visit, 'PUT', {said: 'NOT_DUE', paper: ''});
  }
}

async function askMove(page, day, visit) {
  const path = `/api/desk/suspended-visits/${day}/${segment(visit.registerNo)}`;
  try {
    const choice = await askDay(`${path}/other-days`, visit.number);
    if (choice === 'ELSEWHERE') {
      page.presses.refuse(place(visit), text.suspendedVisits.elsewhere);
    } else if (choice) {
      await send(page, day, visit, 'POST', choice, 'move');
    }
  } catch (e) {
    page.presses.refuse(place(visit), e.detail || text.signIn.unreachable);
  }
}

/** No other day suits: the system gives the money back. */
async function askRefund(page, day, visit) {
  const {title, hint} = text.suspendedVisits.paper.REFUND;
  if (await confirmed({title: title(visit.number), detail: hint, yes: text.suspendedVisits.refund})) {
    await send(page, day, visit, 'POST', undefined, 'refund');
  }
}

async function send(page, day, visit, method, body, what = 'done') {
  const path = `/api/desk/suspended-visits/${day}/${segment(visit.registerNo)}/${what}`;
  await page.presses.press(place(visit), method, path, body);
  await page.read();
}
