import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {ticketPlace} from './actions.js';
import {now} from './api.js';
import {note} from './press.js';
import {mark} from './rooms.js';
import {missed} from './side.js';
import {stopNumbers} from './stop-numbers.js';
import {said, sexAndAge, text} from './text.js';
import {clock, minutesSince} from './ticking.js';

/** What is to be done for one ticket; tubes stand under each other by their caps, as they are labelled. */
export function items(page, task) {
  return html`
    <ul class="tasks">
      ${task.items.map(
        (item) => html`<li>
          ${item.tube ? html`<span class="tube">${text.station.tubes[item.tube] ?? item.tube}</span>` : nothing}
          <span class="what">${item.name}${item.quantity > 1 ? html` <b>×${item.quantity}</b>` : nothing}</span>
          ${item.sampleNo ? html`<code>${item.sampleNo}</code>` : nothing}
          ${item.advice && !item.sampleNo ? html`<small>${item.advice}</small>` : nothing}
        </li>`,
      )}
    </ul>
  `;
}

/** Who is not ready yet: each check by itself; the last one puts the ticket into the line. */
export function preparing(page) {
  const waiting = page.tasks.filter((task) => task.state === 'PARKED' && page.ticket(task.number));
  const {words} = page;
  if (waiting.length === 0) {
    return page.isPharmacy ? html`<section class="prepare"><h2>${words.prepare}<span class="count">0</span></h2></section>` : nothing;
  }
  return html`
    <section class="prepare" aria-label=${words.prepare}>
      <h2>${words.prepare}<span class="count">${waiting.length}</span></h2>
      <ul class="plain cards">
        ${repeat(
          waiting.filter((task) => page.isSought(page.ticket(task.number))),
          (task) => task.number,
          (task) => taskCard(page, task, page.ticket(task.number)),
        )}
      </ul>
    </section>
  `;
}

function taskCard(page, task, ticket) {
  const {words} = page;
  const place = ticketPlace(task.number);
  const window = page.isPharmacy ? page.station.rooms.find(({id}) => id === task.queue) : undefined;
  return html`
    <li class="task" data-ticket=${task.number}>
      <p class="who-is">
        <b class="number">${task.number}</b> ${mark(ticket.mark)}<span class="name">${ticket.name}</span>
        <span class="muted">${sexAndAge(ticket)}</span>
        ${window ? html`<span class="serves">${text.said(window.name, window.english)}</span>` : nothing}
        <span class="spring"></span>
        <span class="facts">${task.ready ? expected(task) : html`${text.since(clock(task.since))} · ${minutesSince(task.since)}`}</span>
      </p>
      ${task.paidOn ? html`<p class="facts">${text.station.paidOn(task.paidOn)}</p>` : nothing} ${items(page, task)}
      <p class="verbs">
        ${task.gates.length === 0
          ? html`<button type="button" class="primary" ?disabled=${page.presses.busy(place)} @click=${() => page.actions.ticket(task.number, 'return')}>
              ${words.readyAgain}
            </button>`
          : task.gates.map(
              (gate) => html`<button
                type="button"
                class=${gate === 'DISPENSED' ? 'primary' : 'check'}
                aria-label="${text.station.gates[gate]} ${task.number}"
                ?disabled=${page.presses.busy(place)}
                @click=${() => page.confirm(task.number, gate)}
              >
                ${gate === 'DISPENSED' ? nothing : html`<i aria-hidden="true">☐</i>`}${text.station.gates[gate]}
              </button>`,
            )}
        ${task.readiness.filter((gate) => task.gates.length && !task.gates.includes(gate)).map(
          (gate) => html`<span class="checked"><i aria-hidden="true">☑</i>${text.station.gates[gate]}</span>`,
        )}
      </p>
      ${note(page.presses, place)}
    </li>
  `;
}

/** Herbs take their time: the patient was told when. */
function expected(task) {
  const late = Date.parse(task.ready) < now();
  return html`<span class=${late ? 'due' : ''}>${text.station.expected(clock(task.ready))}</span>`;
}

/** Who was called and did not come, who is not here yet, and who is done, with where to send them. */
export function stationSide(page) {
  const {words, area} = page;
  return html`
    <section class="side" aria-label=${words.missed}>
      ${page.station.kind === 'CASHIER' || area.closed ? nothing : html`<p class="verbs">${stopNumbers(area.area)}</p>`}
      <h2>${words.missed}<span class="count">${area.missed.length}</span></h2>
      <ul class="plain">
        ${repeat(
          area.missed.filter((ticket) => page.isSought(ticket)),
          (ticket) => ticket.number,
          (ticket) => missedRow(page, ticket),
        )}
      </ul>
      <h2>${words.done}<span class="count">${area.done}</span></h2>
      <ul class="plain">
        ${page.tasks.filter((task) => task.state === 'DONE').map((task) => doneRow(task))}
      </ul>
    </section>
  `;
}

function missedRow(page, ticket) {
  const task = page.task(ticket.number);
  return html`
    <li class="aside" data-ticket=${ticket.number}>
      <p class="who-is"><b class="number">${ticket.number}</b> ${mark(ticket.mark)}<span class="name">${ticket.name}</span></p>
      ${task && page.isPharmacy ? items(page, task) : nothing} ${missed(page, ticket)} ${note(page.presses, ticketPlace(ticket.number))}
    </li>
  `;
}

function doneRow(task) {
  return html`
    <li class="aside" data-done=${task.number}>
      <p class="who-is"><b class="number">${task.number}</b><span class="facts">${text.side.doneAt(clock(task.since))}</span></p>
      <p class="facts next-stop">
        ${task.next.length
          ? task.next.map((stop) => html`<span>${text.station.next} <b>${stop.ticket}</b> ${said(stop.title)} · ${said(stop.place)}</span>`)
          : text.station.noNext}
      </p>
    </li>
  `;
}
