import {html, nothing} from 'lit';
import {roomPlace, ticketPlace} from './actions.js';
import {note} from './press.js';
import {callsForNobody, doorVerbs, keysHint, mark, roomState} from './rooms.js';
import {group, missed} from './side.js';
import {sexAndAge, shownOn, text, why} from './text.js';
import {clock, minutesSince} from './ticking.js';

/** The room, the patient in it, who waits at its door, and those of mine who are away or were missed. */
export function consulting(page) {
  const {room} = page;
  return html`
    <section class="consulting" aria-label=${text.doctor.current}>
      ${roomBar(page, room)}
      <div class="patient ${room.state.toLowerCase()}">
        ${room.ticket ? inRoom(room) : nobody(page)}
        <div class="big-verbs">${verbs(page, room)}</div>
        ${note(page.presses, roomPlace(room.id))}
      </div>
      <div class="asides">
        ${room.door.length > 0 ? html`<div class="at-door">${group(page, text.rooms.door, room.door, atDoor)}</div>` : nothing}
        <div>${group(page, text.doctor.returning, page.mine(page.area.away), returning)}</div>
        <div>${group(page, text.doctor.missed, page.mine(page.area.missed), missed)}</div>
      </div>
    </section>
  `;
}

function roomBar(page, room) {
  const busy = page.presses.busy(roomPlace(room.id));
  return html`
    <div class="room-bar">
      <h2>${room.name}</h2>
      ${roomState(room.state)}
      <span class="spring"></span>
      ${keysHint(page)}
      ${room.state === 'FREE'
        ? html`<button type="button" ?disabled=${busy} @click=${() => page.roomVerb(room, 'pause')}>${text.rooms.pause}</button>`
        : nothing}
      ${room.state === 'SUSPENDED'
        ? nothing
        : html`<button type="button" @click=${() => page.giveExtra()}>${text.extra.open}</button>`}
      <button type="button" class="quiet" @click=${() => (page.reopening = true)}>${text.doctor.openAgain}</button>
    </div>
  `;
}

function inRoom(room) {
  const {ticket, state} = room;
  const seen = shownOn(room);
  const steps = text.doctor.steps;
  const current = state === 'CALLING' ? 0 : 1;
  return html`
    <ol class="steps">
      ${steps.map((step, index) => html`<li aria-current=${index === current ? 'step' : nothing}>${step}</li>`)}
    </ol>
    <p class="who-now">
      <b class="number">${ticket.number}</b>
      <span class="name">${ticket.name}</span>
      <span class="sex-age">${sexAndAge(ticket)}</span>
      ${mark(ticket.mark)}
    </p>
    <dl>
      <div><dt>${text.doctor.registerNo}</dt><dd>${ticket.visit}</dd></div>
      <div><dt>${text.rooms.calls(ticket.calls)}</dt>${seen ? html`<dd>${seen}</dd>` : nothing}</div>
    </dl>
  `;
}

function nobody(page) {
  return html`
    <p class="nobody">${text.doctor.nobody}</p>
    <p class="muted">${text.doctor.nobodyHint(page.waitingFor())}</p>
  `;
}

function verbs(page, room) {
  const {rooms, doctor} = text;
  const button = (label, key, act, primary) => html`<button
    type="button"
    class=${primary ? 'primary' : ''}
    ?disabled=${page.presses.busy(roomPlace(room.id))}
    @click=${act}
  >
    ${label}${key ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}
  </button>`;
  const nobodyToCall = callsForNobody(room, page.area);
  const press = (label, key, verb, primary) => button(label, key, () => page.roomVerb(room, verb), primary);
  switch (room.state) {
    case 'FREE':
      return nobodyToCall ? html`<p class="muted">${text.suspension.doctorHint}</p>` : press(rooms.next, 'N', 'call-next', true);
    case 'CALLING':
      return [press(rooms.enter, 'E', 'enter', true), press(rooms.repeat, 'R', 'repeat'), press(rooms.miss, 'M', 'miss')];
    case 'SERVING':
      return [
        nobodyToCall ? nothing : press(rooms.next, 'N', 'call-next', true),
        press(rooms.finish, 'F', 'finish', nobodyToCall),
        button(doctor.orders, 'T', () => page.orderTests(room.ticket)),
        button(doctor.toExam, '', () => page.toExam(room.ticket)),
      ];
    case 'SUSPENDED':
      return html`<p class="muted">${text.suspension.doctorHint}</p>`;
    default:
      return press(rooms.resume, '', 'resume', true);
  }
}

function atDoor(page, ticket) {
  return html`
    <p class="facts">${sexAndAge(ticket)} · ${why(ticket)}</p>
    <p class="verbs">${doorVerbs(page, ticket)}</p>
  `;
}

function returning(page, ticket) {
  const busy = page.presses.busy(ticketPlace(ticket.number));
  return html`
    <p class="facts">${text.since(clock(ticket.since))} · ${minutesSince(ticket.since)}</p>
    <p class="verbs">
      <button
        type="button"
        class="small"
        aria-label="${text.doctor.callReturning} ${ticket.number}"
        ?disabled=${busy || !['FREE', 'SERVING'].includes(page.room.state)}
        @click=${() => page.callReturning(ticket)}
      >
        ${text.doctor.callReturning}
      </button>
      <button
        type="button"
        class="small"
        title=${text.side.backTip}
        aria-label="${text.side.back} ${ticket.number}"
        ?disabled=${busy}
        @click=${() => page.actions.ticket(ticket.number, 'return')}
      >
        ${text.side.back}
      </button>
    </p>
  `;
}
