import {html, LitElement, nothing} from 'lit';
import {text} from './text.zh.js';

const NEXT_MAX = 2;

/** The sign at one room's door: whose room it is, who is in or called, who comes next. */
export class DoorSign extends LitElement {
  static properties = {board: {attribute: false}, room: {}};

  createRenderRoot() {
    return this;
  }

  render() {
    const room = this.board.rooms.find((each) => each.id === this.room);
    return room ? this.sign(room) : html`<div class="unknown"><p>${text.states.CLOSED}</p><p class="hint">${text.statesHint.CLOSED}</p></div>`;
  }

  sign(room) {
    const next = (room.next ?? []).slice(0, NEXT_MAX);
    return html`
      <section class="who">
        <h1>${room.name}</h1>
        <p class="doctor">${room.doctor}<span class="title">${room.title}</span></p>
      </section>
      <section class="now" data-state=${room.state}>
        <p class="state">${text.states[room.state]}</p>
        ${room.ticket ? this.current(room) : html`<p class="hint">${text.statesHint[room.state]}</p>`}
      </section>
      <section class="next">
        <h2>${text.next}<small lang="en">${text.nextEnglish}</small></h2>
        ${next.length === 0 ? html`<p class="none">${text.noNext}</p>` : html`<ol>${next.map(waiting)}</ol>`}
      </section>
    `;
  }

  current(room) {
    return html`
      <p class="number">${room.ticket}</p>
      <p class="name">${room.patient?.shown || nothing}</p>
    `;
  }
}

function waiting({ticket, name, mark}) {
  return html`<li>
    <span class="number">${ticket}</span><span class="name">${name?.shown}</span>
    ${mark ? html`<span class="class">${mark}</span>` : nothing}
  </li>`;
}

customElements.define('door-sign', DoorSign);
