import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {ticketPlace} from './actions.js';
import {note} from './press.js';
import {mark} from './rooms.js';
import {stopNumbers} from './stop-numbers.js';
import {sexAndAge, text} from './text.js';
import {clock, minutesSince, secondsSince} from './ticking.js';

/** Within this time a miss can be taken back without penalty (RULES 4); the server has the last word. */
const UNDO_SECONDS = 120;

/** Everybody who is not in a line: missed, away, not here yet, done. */
export function aside(page) {
  const {area} = page;
  return html`
    <section class="side" aria-label="${text.side.missed}, ${text.side.away}, ${text.side.notSignedIn}">
      ${area.closed ? nothing : html`<p class="verbs">${stopNumbers(area.area)}</p>`}
      ${soughtGroup(page, text.side.missed, area.missed, missed)} ${soughtGroup(page, text.side.away, area.away, away)}
      ${soughtGroup(page, text.side.notSignedIn, area.notSignedIn, notSignedIn)} ${done(page)}
    </section>
  `;
}

/** @param all counted in the heading; those who are not sought are not listed */
function soughtGroup(page, title, all, row) {
  return group(page, title, all, row, all.filter((ticket) => page.isSought(ticket)));
}

/** Tickets under one heading, each with its name and what can be done for it. */
export function group(page, title, all, row, shown = all) {
  return html`
    <h2>${title}<span class="count">${all.length}</span></h2>
    <ul class="plain">
      ${repeat(
        shown,
        (ticket) => ticket.number,
        (ticket) => html`
          <li class="aside" data-ticket=${ticket.number}>
            <p class="who-is"><b class="number">${ticket.number}</b> ${mark(ticket.mark)}<span class="name">${ticket.name}</span></p>
            ${row(page, ticket)} ${note(page.presses, ticketPlace(ticket.number))}
          </li>
        `,
      )}
    </ul>
  `;
}

/** Missed: put back by the rules, or, while it may still have been a mistake, undone. */
export function missed(page, ticket) {
  const left = UNDO_SECONDS - secondsSince(page.missedSince(ticket));
  return html`
    <p class="facts">${text.side.times(ticket.misses)} · ${clock(page.missedSince(ticket))}</p>
    <p class="verbs">
      ${left > 0 ? verb(page, ticket, 'undo-miss', text.side.undoFor(left)) : nothing}
      ${button(page, ticket, text.side.requeue, () => page.actions.requeue(ticket), text.side.requeueTip)}
    </p>
  `;
}

export function away(page, ticket) {
  return html`
    <p class="facts">${text.since(clock(ticket.since))} · ${minutesSince(ticket.since)}</p>
    <p class="verbs">${verb(page, ticket, 'return', text.side.back, text.side.backTip)}</p>
  `;
}

function notSignedIn(page, ticket) {
  return html`
    <p class="facts">${text.side.slot(clock(ticket.slotStart))} · ${sexAndAge(ticket)}</p>
    <p class="verbs">${button(page, ticket, text.side.signIn, () => page.actions.signIn(ticket))}</p>
  `;
}

function verb(page, ticket, name, label, tip) {
  return button(page, ticket, label, () => page.actions.ticket(ticket.number, name), tip);
}

function button(page, ticket, label, act, tip) {
  return page.area.closed ? nothing : html`<button
    type="button"
    class="small"
    title=${tip ?? label}
    aria-label="${label} ${ticket.number}"
    ?disabled=${page.presses.busy(ticketPlace(ticket.number))}
    @click=${act}
  >
    ${label}
  </button>`;
}

/** Who is done is listed on request; one who comes back with results can also be named by the number. */
function done(page) {
  return html`
    <details class="done-list" ?open=${page.showsDone} @toggle=${(event) => page.showDone(event.target.open)}>
      <summary><h2>${text.side.done}<span class="count">${page.area.done}</span></h2></summary>
      ${page.doneTickets ? doneList(page, page.doneTickets) : html`<p class="muted">${text.loading}</p>`}
    </details>
    ${page.area.closed ? nothing : doneForm(page)}
  `;
}

function doneForm(page) {
  return html`<form
      class="done"
      @submit=${async (event) => {
        event.preventDefault();
        const field = event.target.elements.number;
        const number = field.value.trim().toUpperCase();
        if (number && (await page.actions.ticket(number, 'return', undefined, 'done'))) {
          field.value = '';
        }
      }}
    >
      <label for="done-number">${text.side.doneReturn}</label>
      <input id="done-number" name="number" maxlength="12" autocomplete="off" placeholder=${text.side.doneNumber} />
      <button type="submit" class="small" ?disabled=${page.presses.busy('done')}>${text.side.back}</button>
    </form>
    ${note(page.presses, 'done')}
  `;
}

function doneList(page, tickets) {
  const shown = tickets.filter((ticket) => page.isSought(ticket));
  if (shown.length === 0) {
    return html`<p class="muted">${tickets.length ? text.line.notFound : text.none}</p>`;
  }
  return html`<ul class="plain">
    ${repeat(
      shown,
      (ticket) => ticket.number,
      (ticket) => html`
        <li class="aside" data-done=${ticket.number}>
          <p class="who-is"><b class="number">${ticket.number}</b> <span class="name">${ticket.name}</span></p>
          ${ticket.state === 'NO_SHOW' ? noShow(page, ticket) : seen(page, ticket)}
          ${note(page.presses, ticketPlace(ticket.number))}
        </li>
      `,
    )}
  </ul>`;
}

function seen(page, ticket) {
  return html`
    <p class="facts">${text.side.doneAt(clock(ticket.since))} · ${sexAndAge(ticket)}</p>
    <p class="verbs">${verb(page, ticket, 'return', text.side.back, text.side.backTip)}</p>
  `;
}

/** Missed for the last time, and here after all. */
function noShow(page, ticket) {
  return html`
    <p class="facts">${text.side.noShowAt(clock(ticket.since))} · ${sexAndAge(ticket)}</p>
    <p class="verbs">${button(page, ticket, text.side.reopen, () => page.actions.reopen(ticket), text.side.reopenTip)}</p>
  `;
}
