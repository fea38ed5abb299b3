import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {ticketPlace} from './actions.js';
import {showPath} from './path.js';
import {note} from './press.js';
import {mark} from './rooms.js';
import {suspendVerb, suspendedBody} from './suspension.js';
import {sexAndAge, text, why} from './text.js';
import {clock, minutesSince} from './ticking.js';

const COLUMNS = 7;

/** After a day is closed there is nothing to press, and no column for it; a cancelled clinic's rows have verbs of their own. */
const hasVerbs = ({closed, queues}) => !closed || queues.some(({suspended}) => suspended);
const columns = (page) => (hasVerbs(page.area) ? COLUMNS : COLUMNS - 1);

/** The lines of an area in order, each ticket with the reason for its place. */
export function waitingLines(page) {
  const words = text.line;
  const queues = shownQueues(page);
  return html`
    <section class="lines" aria-label=${words.title}>
      <header class="lines-head">
        <h2 class=${page.area.queues.length > 1 ? 'unseen' : ''}>${page.words?.lineTitle ?? words.title}<span class="count">${total(page.area.queues)}</span></h2>
        ${page.area.queues.length > 1 ? queueFilter(page) : nothing}
        <input
          type="search"
          class="find"
          aria-label=${words.find}
          placeholder="${words.find}　/"
          .value=${page.sought}
          @input=${(event) => page.seek(event.target.value)}
          @keydown=${(event) => event.key === 'Escape' && page.seek('')}
        />
      </header>
      ${page.area.queues.length === 0
        ? html`<p class="muted empty">${page.words?.noLines ?? text.area.empty}</p>`
        : html`<div class="scroll" tabindex="-1">
            <table class="line">
              <colgroup>
                <col class="c-place" /><col class="c-number" /><col class="c-mark" /><col class="c-patient" /><col /><col
                  class="c-wait"
                />${hasVerbs(page.area) ? html`<col class="c-actions" />` : nothing}
              </colgroup>
              <thead>
                <tr>
                  <th scope="col">${words.place}</th>
                  <th scope="col" colspan="2">${words.number}</th>
                  <th scope="col">${words.patient}</th>
                  <th scope="col">${words.reason}</th>
                  <th scope="col" class="right">${words.wait}</th>
                  ${hasVerbs(page.area) ? html`<th scope="col" class="right">${words.actions}</th>` : nothing}
                </tr>
              </thead>
              ${repeat(
                queues,
                (queue) => queue.id,
                (queue) => queueBody(page, queue),
              )}
            </table>
          </div>`}
    </section>
  `;
}

/** Who a number of the lines is, as far as this desk shows it. */
const nameIn = (area, number) =>
  area.queues.flatMap((queue) => queue.waiting).find((ticket) => ticket.number === number)?.name ?? '';

const total = (queues) => queues.reduce((sum, queue) => sum + queue.waiting.length, 0);

/** The queues that are wanted; of a queue that is searched, what matches, at its true place. */
export function shownQueues(page) {
  return page.area.queues
    .filter((queue) => !page.queue || queue.id === page.queue)
    .map((queue) => ({
      ...queue,
      size: queue.waiting.length,
      waiting: queue.waiting.map((ticket, index) => ({...ticket, place: index + 1})).filter((ticket) => page.isSought(ticket)),
    }));
}

function queueFilter(page) {
  const chip = (id, label, size) => html`
    <button type="button" aria-pressed=${(page.queue ?? '') === id} @click=${() => page.showQueue(id)}>
      ${label}<span class="count">${size}</span>
    </button>
  `;
  return html`
    <div class="chips" role="group" aria-label=${text.line.title}>
      ${chip('', text.line.all, total(page.area.queues))}
      ${page.area.queues.map((queue) => chip(queue.id, page.labelOf(queue), queue.waiting.length))}
    </div>
  `;
}

function queueBody(page, queue) {
  if (queue.suspended) {
    return suspendedBody(page, queue);
  }
  const served = page.room?.queues.includes(queue.id);
  const empty = page.sought ? notInLine(page) : (page.words?.lineEmpty ?? text.line.empty);
  return html`
    <tbody class=${served ? 'served' : ''}>
      <tr class="queue">
        <th scope="rowgroup" colspan=${columns(page)}>
          ${page.labelOf(queue)}<span class="count">${text.persons(queue.size)}</span>
          ${served && page.showsRooms ? html`<span class="serves">${page.room.name}</span>` : nothing}
          ${queue.uncalled ? html`<span class="uncalled" role="status">${uncalled(queue.uncalled)}</span>` : nothing}
          ${suspendVerb(page, queue)}
        </th>
      </tr>
      ${queue.waiting.length === 0 ? html`<tr class="nobody"><td colspan=${columns(page)}>${empty}</td></tr>` : nothing}
      ${repeat(
        queue.waiting,
        (ticket) => ticket.number,
        (ticket) => ticketRow(page, ticket),
      )}
    </tbody>
  `;
}

/** Who is sought and stands in no line may be at a door, in a room or aside: said where, before "nobody" is. */
function notInLine(page) {
  const {rooms, missed, away, notSignedIn} = page.area;
  const {line, side} = text;
  const at = (tickets, where) => tickets.filter((ticket) => ticket && page.isSought(ticket)).map(({number}) => line.isAt(number, where));
  const found = [
    ...rooms.flatMap((room) => [...at([room.ticket], room.name), ...at(room.door, line.doorOf(room.name))]),
    ...at(missed, side.missed),
    ...at(away, side.away),
    ...at(notSignedIn, side.notSignedIn),
  ];
  return found.length > 0 ? line.elsewhere(found) : (page.words?.lineNotFound ?? line.notFound);
}

/** Whom nobody calls: everybody of the line, or those of some emergency grades. */
const uncalled = ({persons, grades}) => text.line.uncalled(persons, grades.map((grade) => text.triage.names[grade]));

function ticketRow(page, ticket) {
  const place = ticketPlace(ticket.number);
  const said = note(page.presses, place);
  return html`
    <tr class="ticket" data-ticket=${ticket.number}>
      <td class="place">${ticket.place}</td>
      <td class="number">${ticket.number}</td>
      <td>${mark(ticket.mark)}</td>
      <td><span class="name">${ticket.name}</span><small>${sexAndAge(ticket)}</small></td>
      <td class="why">
        <button
          type="button"
          class="quiet"
          tabindex=${page.isActive(ticket) ? 0 : -1}
          aria-label="${text.path.open(ticket.number)}"
          title=${text.path.open(ticket.number)}
          @click=${() => showPath(page.area.area, ticket.number, (number) => nameIn(page.area, number))}
        >
          ${why(ticket)}
        </button>
      </td>
      <td class="right ${page.overdue?.(ticket) ? 'overdue' : ''}">
        ${minutesSince(ticket.since)}<small>${page.overdue?.(ticket) || (ticket.since ? text.since(clock(ticket.since)) : '')}</small>
      </td>
      ${hasVerbs(page.area) ? html`<td class="right row-actions">${ticketVerbs(page, ticket)}</td>` : nothing}
    </tr>
    ${said === nothing ? nothing : html`<tr class="said"><td colspan=${columns(page)}>${said}</td></tr>`}
  `;
}

function ticketVerbs(page, ticket) {
  return (page.area.closed ? [] : page.verbsOf(ticket)).map(
    ([label, act]) => html`<button
      type="button"
      class="quiet"
      tabindex=${page.isActive(ticket) ? 0 : -1}
      aria-label="${label} ${ticket.number}"
      ?disabled=${page.presses.busy(ticketPlace(ticket.number))}
      @click=${act}
    >
      ${label}
    </button>`,
  );
}
