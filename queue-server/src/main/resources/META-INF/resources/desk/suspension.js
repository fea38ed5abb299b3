import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {ticketPlace} from './actions.js';
import {get, segment} from './api.js';
import {choose} from './choosing.js';
import {LATER, askDay} from './days.js';
import {confirmed} from './dialogs.js';
import {note} from './press.js';
import {mark} from './rooms.js';
import {said, sexAndAge, text} from './text.js';
import {clock, minutesSince} from './ticking.js';

const COLUMNS = 7;
export const queuePlace = (queue) => `queue:${queue}`;

/** Where a clinic can be cancelled: at the head of its line, for whoever may. */
export function suspendVerb(page, queue) {
  return page.suspend && !page.area.closed
    ? html`<button
        type="button"
        class="quiet small suspend"
        aria-label="${text.suspension.suspend} ${queue.label}"
        ?disabled=${page.presses.busy(queuePlace(queue.id))}
        @click=${() => page.suspend(queue)}
      >
        ${text.suspension.suspend}
      </button>`
    : nothing;
}

/** A line whose clinic is cancelled: each of its patients, until there is an answer from all of them, and the answers. */
export function suspendedBody(page, queue) {
  const words = text.suspension;
  const {reason, since, chosen} = queue.suspended;
  const open = undecided(page, queue);
  return html`
    <tbody class="cancelled" data-queue=${queue.id}>
      <tr class="queue">
        <th scope="rowgroup" colspan=${COLUMNS}>
          ${queue.label}<span class="state suspended">${words.suspended}</span>
          <span class="muted">${words.because(reason, clock(since))}</span>
          ${page.resume
            ? html`<button
                type="button"
                class="small suspend"
                ?disabled=${page.presses.busy(queuePlace(queue.id))}
                @click=${() => page.resume(queue)}
              >
                ${words.resume}
              </button>`
            : nothing}
          ${note(page.presses, queuePlace(queue.id))}
        </th>
      </tr>
      <tr class="nobody"><td colspan=${COLUMNS}>${open.length ? words.undecided(open.length) : words.allDecided}</td></tr>
      ${repeat(
        open.filter((ticket) => page.isSought(ticket)),
        (ticket) => ticket.number,
        (ticket) => openRow(page, ticket),
      )}
      ${repeat(
        chosen.filter(({ticket}) => page.isSought(ticket)),
        ({ticket}) => ticket.number,
        (each) => chosenRow(page, each),
      )}
    </tbody>
  `;
}

/** Everybody of the queue who has no answer yet, wherever the ticket stands. */
function undecided(page, queue) {
  const {missed, away, notSignedIn} = page.area;
  return [...queue.waiting, ...[...missed, ...away, ...notSignedIn].filter((ticket) => ticket.queue === queue.id)];
}

function openRow(page, ticket) {
  const words = text.suspension;
  const busy = page.presses.busy(ticketPlace(ticket.number));
  const verb = (choice) => html`<button
    type="button"
    class="quiet"
    aria-label="${words.choices[choice]} ${ticket.number}"
    ?disabled=${busy}
    @click=${() => page.instead(ticket, choice)}
  >
    ${words.choices[choice]}
  </button>`;
  return html`
    <tr class="ticket" data-ticket=${ticket.number}>
      <td></td>
      <td class="number">${ticket.number}</td>
      <td>${mark(ticket.mark)}</td>
      <td><span class="name">${ticket.name}</span><small>${sexAndAge(ticket)}</small></td>
      <td class="why">${words.stands[ticket.state] ?? ''} · ${words.slot(clock(ticket.slotStart))}</td>
      <td class="right">${ticket.state === 'WAITING' ? minutesSince(ticket.since) : ''}</td>
      <td class="right row-actions">${page.instead ? Object.keys(words.choices).map(verb) : nothing}</td>
    </tr>
    ${saidRow(page, ticket)}
  `;
}

function chosenRow(page, {ticket, choice, to, at}) {
  const words = text.suspension;
  const moved = choice === 'ANOTHER_DAY' ? page.moves?.[ticket.number] : undefined;
  return html`
    <tr class="ticket chosen" data-chosen=${ticket.number}>
      <td></td>
      <td class="number">${ticket.number}</td>
      <td>${mark(ticket.mark)}</td>
      <td><span class="name">${ticket.name}</span><small>${sexAndAge(ticket)}</small></td>
      <td class="why" colspan="2">
        <b>${words.chosen[choice]}</b>${to ? html` → ${to}` : nothing} <small>${moved ? said(moved.said) : words.todo[choice]}</small>
        ${!moved && choice === 'ANOTHER_DAY' && page.moveDay
          ? html`<button
              type="button"
              class="small"
              aria-label="${words.day} ${ticket.number}"
              ?disabled=${page.presses.busy(ticketPlace(ticket.number))}
              @click=${() => page.moveDay(ticket)}
            >
              ${words.day}
            </button>`
          : nothing}
      </td>
      <td class="right">${clock(at)}</td>
    </tr>
    ${saidRow(page, ticket)}
  `;
}

function saidRow(page, ticket) {
  const news = note(page.presses, ticketPlace(ticket.number));
  return news === nothing ? nothing : html`<tr class="said"><td colspan=${COLUMNS}>${news}</td></tr>`;
}

/** Everybody whom it concerns: in the line, at a door, called or seen, missed, away, or not here yet. */
function concerned(page, queue) {
  const inRooms = page.area.rooms.flatMap(({ticket, door}) => [ticket, ...door]).filter((ticket) => ticket?.queue === queue.id);
  return new Set([...undecided(page, queue), ...inRooms].map(({number}) => number)).size;
}

export function askWhyCancelled(page, queue) {
  const words = text.suspension;
  return choose({
    title: words.title(queue.label),
    hint: words.concerns(concerned(page, queue)) + words.hint,
    yes: words.suspend,
    danger: true,
    label: text.reason.title,
    missing: text.reason.compulsory,
    options: words.reasons.map((reason) => ({value: reason, label: reason})),
    other: {label: words.otherReason, hint: text.reason.noteHint},
  });
}

/** Where this patient's days are asked for and chosen. */
const daysOf = (page, ticket, what) => `/api/desk/areas/${segment(page.area.area)}/tickets/${segment(ticket.number)}/${what}`;

/** A day for whoever has chosen another day; answers what was booked, in words. */
export async function moveTo(page, ticket, later = false) {
  const choice = await askDay(daysOf(page, ticket, 'other-days'), ticket.number, later);
  if (!choice || choice === LATER || choice === 'ELSEWHERE') {
    return choice;
  }
  return page.presses.press(ticketPlace(ticket.number), 'POST', daysOf(page, ticket, 'move'), choice);
}

/** Answers the body of the press; undefined when it was cancelled. */
export async function askInstead(page, ticket, choice) {
  const words = text.suspension;
  if (choice !== 'SUBSTITUTE') {
    const sure = await confirmed({
      title: words.confirmTitle[choice](ticket.number),
      detail: words.confirmText[choice],
      yes: words.choices[choice],
    });
    return sure ? {choice} : undefined;
  }
  const sessions = await get('/api/desk/sessions?mine=false');
  const cancelled = new Set(page.area.queues.filter(({suspended}) => suspended).map(({id}) => id));
  const own = sessions.find(({session}) => session.id === ticket.queue)?.session.departmentId;
  const open = sessions.filter(({session}) => !session.stopped && !cancelled.has(session.id));
  const queue = await choose({
    title: words.substituteTitle(ticket.number),
    hint: words.substituteHint,
    label: text.reason.to,
    find: text.reason.toHint,
    missing: text.reason.chooseTo,
    options: [
      ...open.filter(({session}) => session.departmentId === own),
      ...open.filter(({session}) => session.departmentId !== own),
    ].map(({session}) => ({
      value: session.id,
      label: `${session.department} ${session.doctor}`,
      hint: [text.doctor.periods[session.period], session.title, session.level, session.room].filter(Boolean).join(' · '),
    })),
  });
  return queue ? {choice, queue} : undefined;
}
