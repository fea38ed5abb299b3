import {html, nothing} from 'lit';
import {roomPlace} from './actions.js';
import {note} from './press.js';
import {text} from './text.js';

/** My sessions of today by room; those of one room are opened together. */
export function openingForm(page) {
  const words = text.doctor;
  return html`
    <div class="opening">
      <h2>${words.openTitle}</h2>
      <p class="muted">${words.openHint}</p>
      ${byRoom(page, page.sessions).map((group) => roomForm(page, group))}
      ${page.room
        ? html`<button type="button" @click=${() => (page.reopening = false)}>${text.cancel}</button>`
        : nothing}
    </div>
  `;
}

function byRoom(page, sessions) {
  const groups = new Map();
  for (const {session, area, areaName, roomId, emergency} of sessions) {
    const key = `${area}/${roomId}`;
    const group = groups.get(key) ?? {area, areaName, roomId, name: session.room || roomId, sessions: []};
    group.emergency ||= emergency;
    group.sessions.push(session);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => movedGroup(page, group));
}

/** Whether a session is held in a room now: in its own, or where its doctor went (换诊室). */
export function servesNow(room, roomId, session) {
  return room.queues.includes(session.id) && (room.id === roomId || room.staff === session.doctor);
}

/** Whoever went to another room opens more sessions there. */
function movedGroup(page, group) {
  const now = page.feed.area?.rooms.find((room) => group.sessions.some((session) => servesNow(room, group.roomId, session)));
  return now ? {...group, roomId: now.id, name: now.name} : group;
}

function roomForm(page, group) {
  const chosen = group.sessions.filter((session) => page.chosen.has(session.id)).map((session) => session.id);
  const place = roomPlace(group.roomId);
  return html`
    <section>
      <h3>${group.name} <small class="muted">${group.areaName ?? group.area}</small></h3>
      <div class="options">${group.sessions.map((session) => sessionOption(page, session))}</div>
      ${group.emergency ? gradeChoice(group.roomId) : nothing}
      <div class="bar">
        <button
          type="button"
          class="primary large"
          ?disabled=${page.presses.busy(place)}
          @click=${() =>
            chosen.length
              ? page.open(group.area, group.roomId, chosen, takenGrades(group.roomId))
              : page.presses.refuse(place, text.doctor.chooseSessions)}
        >
          ${text.doctor.open}
        </button>
      </div>
      ${note(page.presses, place)}
    </section>
  `;
}

/** Which emergency grades a room takes; none chosen is all. */
function gradeChoice(room) {
  return html`
    <fieldset class="grades">
      <legend>${text.triage.takes}</legend>
      ${[1, 2, 3, 4].map(
        (grade) => html`<label class="check"
          ><input type="checkbox" name="grade-${room}" value=${grade} /> ${text.triage.names[grade]}</label
        >`,
      )}
    </fieldset>
  `;
}

function takenGrades(room) {
  const taken = [...document.getElementsByName(`grade-${room}`)].filter((box) => box.checked).map((box) => Number(box.value));
  return taken.length ? taken : undefined;
}

function sessionOption(page, session) {
  const facts = [...new Set([session.title, session.level])].filter(Boolean).join(' · ');
  return html`
    <label class="option">
      <input
        type="checkbox"
        .checked=${page.chosen.has(session.id)}
        @change=${() => page.toggle(session)}
      />
      <span><b>${text.doctor.periods[session.period]}</b>　${session.department} ${session.doctor}</span>
      <small>${facts}</small>
    </label>
  `;
}
