import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {roomPlace} from './actions.js';
import {note} from './press.js';
import {doorList, inRoom, keysHint, roomState, roomVerbs, verbButton} from './rooms.js';
import {items} from './station-tasks.js';
import {text} from './text.js';

/** The windows or devices: those that call, each with what its patient is to have done, and those that may open. */
export function stationRooms(page) {
  const {rooms} = page.area;
  const open = rooms.filter((room) => room.state !== 'CLOSED').map((room) => room.id);
  const others = page.station.rooms.filter((room) => !open.includes(room.id));
  return html`
    <section class="rooms" aria-label=${page.words.rooms}>
      <div class="with-hint">
        <h2>${page.words.rooms}<span class="count">${open.length}</span></h2>
        ${keysHint(page)}
      </div>
      ${open.length === 0 ? html`<p class="muted">${page.words.noneOpen}</p>` : nothing}
      <ul class="plain">
        ${repeat(
          rooms.filter((room) => room.state !== 'CLOSED'),
          (room) => room.id,
          (room, index) => card(page, room, index),
        )}
      </ul>
      ${others.length ? html`<div class="opens">${others.map((room) => opener(page, room))}</div>` : nothing}
    </section>
  `;
}

function opener(page, room) {
  return html`
    <button type="button" ?disabled=${page.presses.busy(roomPlace(room.id))} @click=${() => page.open(room.id)}>
      ${page.words.open} ${text.said(room.name, room.english)}
    </button>
    ${note(page.presses, roomPlace(room.id))}
  `;
}

function card(page, room, index) {
  const selected = room.id === page.room?.id;
  return html`
    <li class="room ${room.state.toLowerCase()} ${selected ? 'selected' : ''}" @click=${() => page.selectRoom(room.id)}>
      <header>
        <button type="button" class="pick" aria-pressed=${selected} @click=${() => page.selectRoom(room.id)}>
          ${index < 9 ? html`<kbd>${index + 1}</kbd>` : nothing}<strong>${englishName(page, room)}</strong>
        </button>
        <span class="staff">${room.staff}</span>
        ${roomState(room.state, room.state === 'SERVING' ? page.words.serving : undefined)}
      </header>
      ${room.ticket ? [inRoom(room), work(page, room)] : nothing}
      <footer>
        ${roomVerbs(room, page.area).map((verb) => verbButton(page, room, {...verb, label: page.words.verbs[verb.verb] ?? verb.label}))}
        ${room.ticket && !page.isPharmacy
          ? html`<button type="button" ?disabled=${page.presses.busy(roomPlace(room.id))} @click=${() => page.notReadyIn(room)}>
              ${page.words.notReady}
            </button>`
          : nothing}
        ${room.state === 'CALLING' ? nothing : html`<span class="waiting">${text.rooms.waiting(page.waitingFor(room))}</span>`}
      </footer>
      ${note(page.presses, roomPlace(room.id))} ${doorList(page, room, selected)}
      ${selected && !room.ticket
        ? html`<p class="leaving">
            <button type="button" class="quiet small" ?disabled=${page.presses.busy(roomPlace(room.id))} @click=${() => page.closeRoom(room)}>
              ${page.words.close}
            </button>
          </p>`
        : nothing}
    </li>
  `;
}

function englishName(page, room) {
  const planned = page.station.rooms.find(({id}) => id === room.id);
  return text.said(room.name, planned?.english ?? room.name);
}

function work(page, {ticket}) {
  const task = page.task(ticket.number);
  if (page.words.owes && task) {
    return html`<p class="muted">${task.items.length ? page.words.owes : page.words.owesNothing}</p>${items(page, task)}`;
  }
  return task ? items(page, task) : nothing;
}
