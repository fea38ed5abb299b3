import {html, LitElement, nothing} from 'lit';
import {classMark} from './class-mark.js';
import {text} from './text.zh.js';

const NEXT_MAX = 2;
const DOOR_MAX = 3;

/** The sign at one room's door: whose room it is, who is in or called, who waits at this door, who comes next. */
export class DoorSign extends LitElement {
  static properties = {board: {attribute: false}, room: {}};

  createRenderRoot() {
    return this;
  }

  render() {
    const room = this.board.rooms.find((each) => each.id === this.room);
    return room && room.state !== 'CLOSED' ? this.sign(room) : closed(room);
  }

  sign(room) {
    const door = this.board.invited.filter((invited) => invited.room === room.id);
    return html`
      <section class="who">
        <h1>${room.name}</h1>
        <p class="doctor">${room.doctor}<span class="title">${room.title}</span></p>
      </section>
      <section class="now" data-state=${room.state}>
        <p class="state">${stateOf(room)}</p>
        ${room.ticket ? this.current(room) : html`<p class="hint">${hintOf(room)}</p>`}
      </section>
      <section class="next">
        ${door.length > 0 ? atDoor(door) : comingUp((room.next ?? []).slice(0, NEXT_MAX))}
      </section>
    `;
  }

  current(room) {
    return html`
      <p class="number">${room.ticket}</p>
      <p class="name">${room.patient?.shown || nothing}${classMark(room.mark)}</p>
    `;
  }
}

const stateOf = ({kind, state}) => text.kinds[kind]?.states[state] ?? text.states[state];
const hintOf = ({kind, state}) => text.kinds[kind]?.hints[state] ?? text.statesHint[state];

/** Nobody sits here; whoever went to another room is found there. */
function closed(room) {
  const moved = room?.movedTo;
  return html`<div class="unknown">
    <p>${moved ? text.movedTo(moved) : text.states.CLOSED}</p>
    <p class="hint">${moved ? text.movedToHint : text.statesHint.CLOSED}</p>
  </div>`;
}

function atDoor(door) {
  const more = door.length - DOOR_MAX;
  return html`
    <h2>${text.atDoor}<small lang="en">${text.atDoorEnglish}</small>${more > 0 ? html`<small>${text.moreAtDoor(more)}</small>` : nothing}</h2>
    <ol>${door.slice(0, DOOR_MAX).map(waiting)}</ol>
  `;
}

function comingUp(next) {
  return html`
    <h2>${text.next}<small lang="en">${text.nextEnglish}</small></h2>
    ${next.length === 0 ? html`<p class="none">${text.noNext}</p>` : html`<ol>${next.map(waiting)}</ol>`}
  `;
}

function waiting({ticket, name, mark}) {
  return html`<li>
    <span class="number">${ticket}</span><span class="name">${name?.shown}</span>
    ${classMark(mark)}
  </li>`;
}

customElements.define('door-sign', DoorSign);
