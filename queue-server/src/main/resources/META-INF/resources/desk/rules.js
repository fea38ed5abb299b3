import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {NoAnswer, Refused, ask, get} from './api.js';
import {DeskElement} from './elements.js';
import {Presses, note} from './press.js';
import {nameField, ruleField} from './rule-fields.js';
import {historyTable} from './rule-history.js';
import {previewPane} from './rule-preview.js';
import {said, text} from './text.js';

const PATH = '/api/desk/rules';
const PLACE = 'rules';

/**
 * The rules in force in words; changed in a form made from the same catalogue, looked at before they are adopted, and looked
 * back at. `rules` is what the server says; `refresh` reads it again.
 */
class DeskRules extends DeskElement {
  static properties = {
    rules: {},
    refresh: {},
    mode: {state: true},
    area: {state: true},
    areas: {state: true},
    draft: {state: true},
    preview: {state: true},
    acts: {state: true},
    complaint: {state: true},
  };

  presses = new Presses(this);
  /** The version that was seen when changing began: somebody else's change in between is not undone unseen. */
  #seen;

  constructor() {
    super();
    this.mode = 'read';
    this.area = '';
    this.areas = [];
    this.complaint = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#asking(async () => (this.areas = await get(`${PATH}/areas`)));
  }

  async #asking(question) {
    try {
      await question();
      this.complaint = '';
    } catch (e) {
      if (!(e instanceof Refused || e instanceof NoAnswer)) {
        throw e;
      }
      this.complaint = e.detail || text.signIn.unreachable;
    }
  }

  /** Areas that have opened, and those that have rules of their own. */
  get letters() {
    const document = this.draft ?? this.rules.document;
    return [...new Set([...this.areas.map(({area}) => area), ...Object.keys(document.areas)])].sort();
  }

  areaName(letter) {
    const name = this.areas.find(({area}) => area === letter)?.areaName;
    return name ? `${letter} ${name}` : text.rules.areaOf(letter);
  }

  edit() {
    this.draft = structuredClone(this.rules.document);
    this.#seen = this.rules.position;
    this.mode = 'edit';
  }

  give() {
    this.draft = undefined;
    this.preview = undefined;
    this.presses.dismiss(PLACE);
    this.complaint = '';
    this.mode = 'read';
  }

  /** A rule of the hospital or, when an area is chosen, that area's own; undefined makes it the hospital's again. */
  set(path, value) {
    const draft = structuredClone(this.draft);
    const texts = this.area ? (draft.areas[this.area] ??= {}) : draft.hospital;
    if (value === undefined) {
      delete texts[path];
    } else {
      texts[path] = value;
    }
    this.draft = draft;
  }

  setNames(list, names) {
    this.draft = {...this.draft, naming: {...this.draft.naming, [list]: names}};
  }

  async look(area = this.preview?.area ?? this.area) {
    const form = this.querySelector('form');
    if (form && !form.reportValidity()) {
      return;
    }
    const chosen = area || this.areas.find(({areaName}) => areaName)?.area || '';
    await this.#asking(async () => {
      const answer = await ask('POST', `${PATH}/preview`, {body: {area: chosen, document: this.draft}});
      this.preview = {...answer, area: chosen};
      this.mode = 'preview';
    });
  }

  async adopt(reason) {
    const body = {seen: this.#seen, document: this.draft, reason};
    const adopted = await this.presses.press(PLACE, 'POST', PATH, body);
    if (adopted) {
      this.give();
      this.presses.say(PLACE, text.rules.adopted);
      await this.refresh();
    }
  }

  async #showHistory() {
    await this.#asking(async () => {
      const [acts, staff] = await Promise.all([get(`${PATH}/history`), get('/api/desk/staff')]);
      this.acts = acts.map((act) => ({...act, who: staff.find(({id}) => act.actor.endsWith(`:${id}`))?.name}));
      this.mode = 'history';
    });
  }

  render() {
    return html`
      <section>
        ${this.#head()} ${note(this.presses, PLACE)}
        ${this.complaint ? html`<p class="note refused" role="alert">${this.complaint}</p>` : nothing} ${this.#body()}
      </section>
    `;
  }

  #head() {
    const words = text.rules;
    const button = (label, act, kind = '') => html`<button type="button" class=${kind} @click=${act}>${label}</button>`;
    const verbs = {
      read: () => html`
        <a class="open-screen" href="${PATH}/file" download="rules.yml">${words.download}</a>
        ${button(words.history, () => this.#showHistory())} ${button(words.edit, () => this.edit(), 'primary')}
      `,
      edit: () => nothing,
      preview: () => button(words.goOn, () => (this.mode = 'edit')),
      history: () => button(words.back, () => (this.mode = 'read')),
    };
    return html`
      <div class="section-head">
        <h2>${words.titles[this.mode]}<span class="count">${words.version(this.rules.position)}</span></h2>
        ${verbs[this.mode]()}
      </div>
      <p class="muted">${words.hints[this.mode]}</p>
    `;
  }

  #body() {
    switch (this.mode) {
      case 'history':
        return historyTable(this.acts, (letter) => this.areaName(letter));
      case 'preview':
        return previewPane(this);
      case 'edit':
        return html`<form novalidate @submit=${(event) => this.#submitted(event)}>
          ${this.#scopes()} ${this.#cards((rule) => ruleField(this, rule), (list) => nameField(this, list))} ${this.#bar()}
        </form>`;
      default:
        return html`${this.#scopes()} ${this.#cards((rule) => this.#sentence(rule), namesSentence)}`;
    }
  }

  #submitted(event) {
    event.preventDefault();
    this.look();
  }

  #scopes() {
    const scope = (area, label) => html`
      <button type="button" aria-pressed=${this.area === area} @click=${() => (this.area = area)}>
        ${label}${area && this.#ownCount(area) ? html`<span class="count">${text.rules.own(this.#ownCount(area))}</span>` : nothing}
      </button>
    `;
    return html`<div class="chips rule-scopes" role="group" aria-label=${text.rules.scope}>
      ${scope('', text.rules.hospital)} ${repeat(
        this.letters,
        (letter) => letter,
        (letter) => scope(letter, this.areaName(letter)),
      )}
    </div>`;
  }

  #ownCount(area) {
    return Object.keys((this.draft ?? this.rules.document).areas[area] ?? {}).length;
  }

  #cards(ofRule, ofNames) {
    return html`<div class="rule-cards">
      ${this.rules.sections.map((section) => card(section.name, section.rules.map(ofRule)))}
      ${this.area ? nothing : card({zh: text.rules.naming, en: text.rules.naming}, this.rules.naming.map(ofNames))}
    </div>`;
  }

  #sentence(rule) {
    const words = text.rules;
    const own = this.area && rule.own[this.area];
    const says = own || rule.says;
    const range = rule.kind === 'CHOICE' ? '' : said(rule.allowed);
    const changed = said(says) !== said(rule.shipped);
    return html`<li class=${this.area && !own ? 'inherited' : ''}>
      <p class="says">${said(says)}${this.area ? html`<span class="tag">${own ? words.areaOwn : words.asHospital}</span>` : nothing}</p>
      ${range || changed
        ? html`<p class="muted small-text">
            ${range ? words.allowed(range) : nothing}
            ${changed ? html`<span class="changed">${words.shipped(said(rule.shipped))}</span>` : nothing}
          </p>`
        : nothing}
      ${this.area
        ? nothing
        : Object.entries(rule.own).map(
            ([letter, sentence]) => html`<p class="own"><b>${this.areaName(letter)}</b>${said(sentence)}</p>`,
          )}
    </li>`;
  }

  #bar() {
    const count = changesOf(this.rules.document, this.draft);
    return html`<div class="bench-bar rule-bar">
      <span class="spring">${text.rules.changes(count)}</span>
      <button type="button" @click=${() => this.give()}>${text.cancel}</button>
      <button type="submit" class="primary" ?disabled=${count === 0}>${text.rules.look}</button>
    </div>`;
  }
}

customElements.define('desk-rules', DeskRules);

const card = (name, items) => html`<section class="rule-card">
  <h3>${said(name)}</h3>
  <ul class="plain">${items}</ul>
</section>`;

const namesSentence = (list) => html`<li><p class="says">${said(list.says)}</p></li>`;

/** How many rules differ between two documents. */
function changesOf(one, other) {
  const differing = (a = {}, b = {}) =>
    [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => String(a[key]) !== String(b[key])).length;
  const areas = new Set([...Object.keys(one.areas), ...Object.keys(other.areas)]);
  return [...areas].reduce(
    (sum, area) => sum + differing(one.areas[area], other.areas[area]),
    differing(one.hospital, other.hospital) + differing(one.naming, other.naming),
  );
}

export const rulesSection = (page, rules) =>
  html`<desk-rules .rules=${rules} .refresh=${() => page.read()}></desk-rules>`;
