import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {segment} from './api.js';
import {dayPicker} from './day-picker.js';
import {yuan} from './money.js';
import {note} from './press.js';
import {text} from './text.js';
import {clock} from './ticking.js';

const place = (visit) => `settled:${visit.registerNo}`;

/** Patients of cancelled clinics who want their money or another day, each with what to do. It only tells, and is told what is done. */
export function suspendedVisitsSection(page, {day, days, visits}) {
  const words = text.suspendedVisits;
  const open = visits.filter((visit) => !visit.doneAt);
  return html`
    <section>
      <div class="section-head">
        <h2>${words.title}<span class="count">${words.open(open.length)}</span></h2>
        ${dayPicker(page, day, days)}
      </div>
      <p class="muted">${words.hint}</p>
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
                <th scope="col">${words.todo}</th>
                <th scope="col"><span class="unseen">${text.line.actions}</span></th>
              </tr>
            </thead>
            <tbody>
              ${repeat(
                [...open, ...visits.filter((visit) => visit.doneAt)],
                (visit) => visit.registerNo,
                (visit) => row(page, day, visit),
              )}
            </tbody>
          </table>`}
    </section>
  `;
}

function row(page, day, visit) {
  const words = text.suspendedVisits;
  const said = note(page.presses, place(visit));
  return html`
    <tr class="tall ${visit.doneAt ? 'settled' : ''}">
      <td><b>${visit.number}</b></td>
      <td class="nowrap">${visit.maskedName}</td>
      <td>${visit.registerNo}</td>
      <td class="nowrap">${visit.queue}<br /><small>${visit.areaName}</small></td>
      <td class="nowrap">${text.suspension.chosen[visit.choice]}<br /><small>${clock(visit.at)}</small></td>
      <td>${visit.tradeNo ?? ''}</td>
      <td class="right nowrap"><b>${visit.paid ? text.yuan(yuan(visit.paid)) : ''}</b></td>
      <td>
        ${visit.doneAt
          ? html`✓ ${words.settled(visit.doneBy, clock(visit.doneAt))}`
          : html`${words.todos[visit.choice]} <small>${standing(visit.state)}</small>`}
      </td>
      <td class="right nowrap">${tick(page, day, visit)}</td>
    </tr>
    ${said === nothing ? nothing : html`<tr><td colspan="9">${said}</td></tr>`}
  `;
}

function tick(page, day, visit) {
  const words = text.suspendedVisits;
  const label = visit.doneAt ? words.reopen : words.settle;
  return html`<button
    type="button"
    class="small ${visit.doneAt ? 'quiet' : ''}"
    aria-label="${label} ${visit.number}"
    ?disabled=${page.presses.busy(place(visit))}
    @click=${() => settle(page, day, visit)}
  >
    ${label}
  </button>`;
}

async function settle(page, day, visit) {
  const path = `/api/desk/suspended-visits/${day}/${segment(visit.registerNo)}/done`;
  await page.presses.press(place(visit), visit.doneAt ? 'DELETE' : 'PUT', path);
  await page.read();
}

function standing(state) {
  const words = text.suspendedVisits;
  if (!state) {
    return words.unknown;
  }
  return state === 'CANCELLED' ? words.cancelled : words.stands;
}
