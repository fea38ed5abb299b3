import {html, nothing} from 'lit';
import {get} from './api.js';
import {Dialog, confirmed, open} from './dialogs.js';
import {yuan} from './money.js';
import {said, text} from './text.js';

/** What a dialog answers when the patient has not made up their mind. */
export const LATER = 'LATER';

/** Asks for a day and a time. `wanted` has number, days (as the server offers them) and later: whether it may stay open. */
class DayDialog extends Dialog {
  static properties = {choice: {state: true}, complaint: {state: true}};

  render() {
    const words = text.days;
    const {number, days, later} = this.wanted;
    return this.frame(
      words.title(number),
      html`
        <p class="muted">${said(days.said)}</p>
        ${days.sessions.length
          ? html`<div class="days">${days.sessions.map((session) => this.#session(session))}</div>`
          : nothing}
        ${this.complaint ? html`<p class="note refused" role="alert">${this.complaint}</p>` : nothing}
      `,
      html`${this.cancelButton()}
        ${later ? html`<button type="button" @click=${() => this.close(LATER)}>${words.later}</button>` : nothing}
        ${days.sessions.length ? html`<button type="submit" class="primary">${words.move}</button>` : nothing}`,
      'wide',
    );
  }

  #session(session) {
    return html`<fieldset class="day ${session.sameDoctor ? 'same' : ''}">
      <legend>
        <b>${said(session.day)}</b> ${session.doctor}
        <small>${[...new Set([session.title, session.level, text.yuan(yuan(session.price))])].filter(Boolean).join(' · ')}</small>
        ${session.sameDoctor ? html`<span class="state">${text.days.sameDoctor}</span>` : nothing}
      </legend>
      ${session.times.map((time) => this.#time(session, time))}
    </fieldset>`;
  }

  #time(session, time) {
    return html`<label class="time">
      <input
        type="radio"
        name="time"
        .checked=${this.choice?.slotId === time.slotId}
        @change=${() => this.#pick({sessionId: session.id, slotId: time.slotId})}
      />
      <span>${time.said}</span>
    </label>`;
  }

  #pick(choice) {
    this.choice = choice;
    this.complaint = '';
  }

  submit() {
    if (this.choice) {
      this.close(this.choice);
    } else {
      this.complaint = text.days.missing;
    }
  }
}

customElements.define('desk-days', DayDialog);

/**
 * Asks the server where a patient could be moved to, and whoever stands there which of it. Answers the choice, LATER,
 * undefined when it was cancelled, and ELSEWHERE where a clerk books in the hospital's own system.
 */
export async function askDay(path, number, later = false) {
  const days = await get(path);
  if (days.state === 'OPEN') {
    const dialog = new DayDialog();
    dialog.wanted = {number, days, later};
    return open(dialog);
  }
  if (days.state === 'ELSEWHERE') {
    return 'ELSEWHERE';
  }
  await confirmed({title: text.days.title(number), detail: said(days.said), yes: text.close});
  return undefined;
}
