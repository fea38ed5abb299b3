import {html, nothing} from 'lit';
import {get, now, segment} from './api.js';
import {dayField} from './day-picker.js';
import {DeskElement} from './elements.js';
import {said, text} from './text.js';
import {clock, day} from './ticking.js';

/** Why one number was called before another, on any day: asked of the journal, answered in the words of desk and phone. */
class Audit extends DeskElement {
  static properties = {areas: {}, answer: {state: true}, complaint: {state: true}, busy: {state: true}};

  constructor() {
    super();
    this.complaint = '';
  }

  async #ask(event) {
    event.preventDefault();
    const {area, day, first, second} = Object.fromEntries(new FormData(event.target));
    const number = (typed) => typed.trim().toUpperCase();
    const path = `${segment(area)}/days/${segment(day)}/${segment(number(first))}/before/${segment(number(second))}`;
    this.busy = true;
    try {
      this.answer = await get(`/api/desk/audit/areas/${path}`);
      this.complaint = '';
    } catch (e) {
      this.answer = undefined;
      this.complaint = e.detail || text.signIn.unreachable;
    } finally {
      this.busy = false;
    }
  }

  render() {
    const words = text.audit;
    const today = day(new Date(now()).toISOString());
    return html`
      <section class="audit">
        <div class="section-head"><h2>${words.title}</h2></div>
        <p class="muted">${words.hint}</p>
        <form @submit=${(event) => this.#ask(event)}>
          <label class="field"><span>${words.day}</span>${dayField('day', today, today)}</label>
          <label class="field"
            ><span>${text.area.label}</span>
            <select name="area">
              ${this.areas.map(({area, areaName}) => html`<option value=${area}>${area} ${areaName}</option>`)}
            </select></label
          >
          <label class="field"
            ><span>${words.first}</span><input name="first" required maxlength="8" autocomplete="off" placeholder="A012"
          /></label>
          <label class="field"
            ><span>${words.second}</span><input name="second" required maxlength="8" autocomplete="off" placeholder="A009"
          /></label>
          <button type="submit" class="primary" ?disabled=${this.busy}>${words.ask}</button>
        </form>
        ${this.complaint ? html`<p class="note refused" role="alert">${this.complaint}</p>` : nothing}
        ${this.answer ? this.#calls(this.answer) : nothing}
      </section>
    `;
  }

  #calls({first, second, day, calls}) {
    const words = text.audit;
    return html`
      <h3 role="status">${words.found(first, second, day)}</h3>
      ${calls.length === 0
        ? html`<p class="empty-page">${words.never(first)}</p>`
        : html`<ol class="audit-calls">
            ${calls.map(
              (call) => html`<li>
                <p class="answer">${said(call.said)}</p>
                <p class="muted small-text">
                  ${words.call(clock(call.at), call.room, call.by, call.position)}
                  ${call.decidedAt === call.position ? nothing : words.decided(call.decidedAt)}
                </p>
              </li>`,
            )}
          </ol>`}
      <p class="muted small-text">${words.source}</p>
    `;
  }
}

customElements.define('desk-audit', Audit);

export function auditSection(page, areas) {
  return html`<desk-audit .areas=${areas}></desk-audit>`;
}
