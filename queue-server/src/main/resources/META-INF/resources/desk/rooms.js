import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {roomPlace, ticketPlace} from './actions.js';
import {note} from './press.js';
import {sexAndAge, shownOn, text, why} from './text.js';

const GLYPHS = {CLOSED: '–', FREE: '○', CALLING: '◉', SERVING: '●', PAUSED: '❚❚', SUSPENDED: '✕'};

/** A room's state by shape and word, never by colour alone. */
export function roomState(state, words = text.states[state]) {
  return html`<span class="state ${state.toLowerCase()}"><i aria-hidden="true">${GLYPHS[state]}</i>${words}</span>`;
}

/** Whether a room has nobody to call for: each of its clinics is cancelled. */
export function callsForNobody(room, {queues}) {
  const own = queues.filter(({id}) => room.queues?.includes(id));
  return own.length > 0 && own.every(({suspended}) => suspended);
}

/** The verbs a room offers in its state, each with its key, in the order of a visit; none once the day is closed. */
export function roomVerbs(room, area) {
  if (area.closed) {
    return [];
  }
  const verbs = {
    FREE: [['call-next', 'next', 'N', true], ['pause', 'pause', 'P']],
    CALLING: [['enter', 'enter', 'E', true], ['repeat', 'repeat', 'R'], ['miss', 'miss', 'M']],
    SERVING: [['call-next', 'next', 'N', true], ['finish', 'finish', 'F']],
    PAUSED: [['resume', 'resume', 'P', true]],
    SUSPENDED: [],
    CLOSED: [],
  };
  const nobody = callsForNobody(room, area);
  return (verbs[room.state] ?? [])
    .filter(([verb]) => !(nobody && verb === 'call-next'))
    .map(([verb, label, key, primary]) => ({verb, label: text.rooms[label], key, primary: primary || (nobody && verb === 'finish')}));
}

/** The rooms of an area, one of them selected for the keys. */
export function roomList(page) {
  const {rooms} = page.area;
  return html`
    <section class="rooms" aria-label=${text.rooms.title}>
      <div class="with-hint">
        <h2>${text.rooms.title}<span class="count">${rooms.length}</span></h2>
        ${keysHint(page)}
      </div>
      ${rooms.length === 0 ? html`<p class="muted">${text.rooms.none}</p>` : nothing}
      <ul class="plain">
        ${repeat(
          rooms,
          (room) => room.id,
          (room, index) => roomCard(page, room, index),
        )}
      </ul>
    </section>
  `;
}

/** Keys are learnt where they are used. */
export function keysHint(page) {
  return html`<button type="button" class="quiet keys-hint" @click=${() => page.showKeys()}>${text.keys.hint}</button>`;
}

function roomCard(page, room, index) {
  const selected = room.id === page.room?.id;
  return html`
    <li class="room ${room.state.toLowerCase()} ${selected ? 'selected' : ''}" @click=${() => page.selectRoom(room.id)}>
      <header>
        <button
          type="button"
          class="pick"
          aria-pressed=${selected}
          aria-label="${room.name} ${room.staff}"
          @click=${() => page.selectRoom(room.id)}
        >
          ${index < 9 ? html`<kbd>${index + 1}</kbd>` : nothing}
          <strong>${room.name}</strong>
        </button>
        <span class="staff" title="${room.staff} ${room.title}">${room.staff}</span>
        ${roomState(room.state)}
      </header>
      ${plan(page, room)} ${room.ticket ? inRoom(room) : nothing}
      <footer>
        ${roomVerbs(room, page.area).map((verb) => verbButton(page, room, verb))}
        ${room.state === 'CALLING' ? nothing : html`<span class="waiting">${text.rooms.waiting(page.waitingFor(room))}</span>`}
      </footer>
      ${note(page.presses, roomPlace(room.id))} ${doorList(page, room, selected)} ${selected && !page.area.closed ? leaving(page, room) : nothing}
    </li>
  `;
}

/** Where a room does not simply call whoever is next: its turns by share, and the grades it takes. */
function plan(page, room) {
  const words = text.roomPlans;
  const labels = (room.queues ?? []).map((id) => page.area.queues.find((queue) => queue.id === id)?.label ?? id);
  const said = [
    room.weights?.length ? words.turns(labels.map((label, index) => [label, room.weights[index]])) : '',
    room.grades?.length ? words.takes(room.grades.map((grade) => text.triage.names[grade])) : '',
  ].filter(Boolean);
  return said.length ? html`<p class="plan">${said.join(' · ')}</p>` : nothing;
}

/** What is done to a room once a day at most: to another one, or closed. */
function leaving(page, room) {
  const busy = page.presses.busy(roomPlace(room.id));
  return html`
    <p class="leaving">
      <button type="button" class="quiet small" ?disabled=${busy} @click=${() => page.moveRoom(room)}>${text.moving.move}</button>
      <button type="button" class="quiet small" ?disabled=${busy} @click=${() => page.closeRoom(room)}>${text.moving.close}</button>
    </p>
  `;
}

/** Who waits at the door, in the order of being called; what may be done with them where the room is selected. */
export function doorList(page, room, selected) {
  if (room.door.length === 0) {
    return nothing;
  }
  return html`
    <div class="door">
      <h3>${text.rooms.door}<span class="count">${room.door.length}</span></h3>
      <ol class="plain">
        ${repeat(
          room.door,
          (ticket) => ticket.number,
          (ticket) => html`
            <li data-door=${ticket.number} class=${page.sought && page.isSought(ticket) ? 'found' : ''}>
              <p class="who-is"><b class="number">${ticket.number}</b> ${mark(ticket.mark)}<span class="name">${ticket.name}</span></p>
              ${selected ? html`<p class="verbs">${doorVerbs(page, ticket)}</p>` : nothing}
              <p class="facts" title=${why(ticket)}>${why(ticket)}</p>
              ${note(page.presses, ticketPlace(ticket.number))}
            </li>
          `,
        )}
      </ol>
    </div>
  `;
}

/** The verbs of a ticket at a door: those of the line, as far as they may be done there. */
export function doorVerbs(page, ticket) {
  return (page.area.closed ? [] : page.verbsOf(ticket)).map(
    ([label, act]) => html`<button
      type="button"
      class="quiet small"
      aria-label="${label} ${ticket.number}"
      ?disabled=${page.presses.busy(ticketPlace(ticket.number))}
      @click=${act}
    >
      ${label}
    </button>`,
  );
}

/** Who is called or being seen, how often, and whether the hall has seen the call. */
export function inRoom(room) {
  const {ticket} = room;
  const seen = shownOn(room);
  return html`
    <p class="in-room">
      <b class="number">${ticket.number}</b> ${mark(ticket.mark)}
      <span class="name">${ticket.name}</span> <span class="muted">${sexAndAge(ticket)}</span>
    </p>
    <p class="call-facts">
      <span>${text.rooms.calls(ticket.calls)}</span>${seen ? html`<span class="shown-on">${seen}</span>` : nothing}
    </p>
  `;
}

export function verbButton(page, room, {verb, label, key, primary}) {
  return html`<button
    type="button"
    class=${primary ? 'primary' : ''}
    ?disabled=${page.presses.busy(roomPlace(room.id))}
    @click=${() => page.roomVerb(room, verb)}
  >
    ${label}<kbd aria-hidden="true">${key}</kbd>
  </button>`;
}

/** Characters that say which rules a ticket falls under, each with its meaning for whoever asks. */
export function mark(characters) {
  return [...(characters ?? '')].map(
    (character) =>
      html`<span class="mark ${character === '绿' ? 'green' : ''}" title=${text.marks[character] ?? character}
        >${character}<span class="unseen">${text.marks[character] ?? ''}</span></span
      >`,
  );
}
