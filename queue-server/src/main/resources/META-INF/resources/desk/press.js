import {html, nothing} from 'lit';
import {NoAnswer, Refused, ask, newKey} from './api.js';
import {text} from './text.js';

const PAUSES_MILLIS = [700, 1500, 3000, 6000];
const SAID_MILLIS = 6000;

/**
 * The presses of one page. Each has a place (a room, a ticket) where its progress and refusal are shown, and a key made
 * once: a press whose answer is lost is sent again under that key, so it takes effect once whatever the network does.
 */
export class Presses {
  #host;
  #at = new Map();

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {}

  /** What is going on at a place: undefined, or {state, said}; state is busy, retrying, lost, refused or said. */
  at(place) {
    return this.#at.get(place);
  }

  busy(place) {
    return ['busy', 'retrying'].includes(this.at(place)?.state);
  }

  /** Answers the body of a press that took effect, and undefined for any other; the place then says why. */
  async press(place, method, path, body, {key = newKey(), seen} = {}) {
    if (this.busy(place)) {
      return undefined;
    }
    return this.#send(place, {method, path, body, key, seen});
  }

  dismiss(place) {
    if (!this.busy(place)) {
      this.#show(place, undefined);
    }
  }

  /** Says something at a place for a while. */
  say(place, said) {
    const entry = {state: 'said', said};
    this.#show(place, entry);
    setTimeout(() => this.at(place) === entry && this.#show(place, undefined), SAID_MILLIS);
  }

  /** Says something at a place until the next press there, or until it is taken away. */
  keep(place, said) {
    this.#show(place, {state: 'said', said});
  }

  /** The code, where there is one, names the rule that refused. */
  refuse(place, said, code = '') {
    this.#show(place, {state: 'refused', said, code});
  }

  async #send(place, press) {
    this.#show(place, {state: 'busy', said: text.press.busy});
    for (let tries = 0, detail = ''; ; tries++) {
      try {
        const answer = (await ask(press.method, press.path, press)) ?? {};
        this.#took(place, tries, answer);
        return answer;
      } catch (e) {
        if (e instanceof Refused) {
          this.refuse(place, e.detail || e.code, e.code);
          return undefined;
        }
        if (!(e instanceof NoAnswer)) {
          throw e;
        }
        detail = e.detail;
      }
      if (tries === PAUSES_MILLIS.length) {
        return this.#ask(place, press, detail);
      }
      this.#show(place, {state: 'retrying', said: text.press.retrying(tries + 1)});
      await new Promise((resume) => setTimeout(resume, PAUSES_MILLIS[tries]));
    }
  }

  #took(place, tries, answer) {
    if (tries > 0) {
      this.say(place, answer.repeated ? text.press.repeated : text.press.arrived);
    } else {
      this.#show(place, undefined);
    }
  }

  /** Stops until somebody asks to go on with the same press. */
  #ask(place, press, detail) {
    return new Promise((resolve) => {
      this.#show(place, {
        state: 'lost',
        said: `${detail}${text.press.lost}`,
        again: () => resolve(this.#send(place, press)),
      });
    });
  }

  #show(place, entry) {
    if (entry) {
      this.#at.set(place, entry);
    } else {
      this.#at.delete(place);
    }
    this.#host.requestUpdate();
  }
}

/** What the last press at a place has to say, right there. */
export function note(presses, place) {
  const entry = presses.at(place);
  if (!entry || entry.state === 'busy') {
    return nothing;
  }
  return html`
    <p class="note ${entry.state}" role=${entry.state === 'refused' ? 'alert' : 'status'}>
      <span>${entry.said}</span>
      ${entry.again ? html`<button type="button" class="small" @click=${entry.again}>${text.again}</button>` : nothing}
      ${entry.state === 'retrying'
        ? nothing
        : html`<button
            type="button"
            class="quiet small"
            aria-label=${text.close}
            title=${text.close}
            @click=${() => presses.dismiss(place)}
          >
            ✕
          </button>`}
    </p>
  `;
}
