import {html, nothing} from 'lit';
import {said, text} from './text.js';

/** The field of one rule: of the hospital, or of the chosen area, which has its own or goes by the hospital's. */
export function ruleField(page, rule) {
  const {area, draft} = page;
  const hospital = draft.hospital[rule.path];
  const own = area ? draft.areas[area]?.[rule.path] : hospital;
  const before = area ? page.rules.document.areas[area]?.[rule.path] : page.rules.document.hospital[rule.path];
  return html`<li class="rule-field ${own === before ? '' : 'touched'}">
    <label>
      <span>${said(rule.name)}</span>
      ${own === undefined ? html`<span class="muted">${said(rule.says)}</span>` : input(page, rule, own)}
    </label>
    <div class="muted small-text">
      ${said(rule.allowed) && rule.kind !== 'CHOICE' ? html`<span>${text.rules.allowed(said(rule.allowed))}</span>` : nothing}
      ${area ? ownSwitch(page, rule, own, hospital) : nothing}
    </div>
  </li>`;
}

function ownSwitch(page, rule, own, hospital) {
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${own !== undefined}
      @change=${(event) => page.set(rule.path, event.target.checked ? hospital : undefined)}
    />
    ${text.rules.ownRule}
  </label>`;
}

function input(page, rule, value) {
  const set = (typed) => page.set(rule.path, typed);
  switch (rule.kind) {
    case 'LENGTH':
      return number(rule, parseInt(value, 10), (typed) => set(`${typed}${rule.unit}`), text.rules.units[rule.unit]);
    case 'COUNT':
      return number(rule, value, set, '');
    case 'COUNTS':
      return html`<input
        type="text"
        required
        autocomplete="off"
        pattern="\\s*\\d{1,2}\\s*([,，]\\s*\\d{1,2}\\s*){0,9}"
        .value=${value}
        @change=${(event) => set(event.target.value.split(/[,，]/).map((part) => part.trim()).join(', '))}
      />`;
    default:
      return html`<select @change=${(event) => set(event.target.value)}>
        ${Object.entries(rule.options).map(
          ([option, words]) => html`<option value=${option} ?selected=${option === value}>${said(words)}</option>`,
        )}
      </select>`;
  }
}

function number({min, max}, value, set, unit) {
  return html`<span class="with-unit"
    ><input
      type="number"
      required
      min=${min}
      max=${max}
      step="1"
      .value=${String(value)}
      @change=${(event) => set(event.target.value)}
    />${unit}</span
  >`;
}

const PROPERTIES = {
  'number-only': 'numberOnly',
  named: 'named',
  'number-only-specialties': 'numberOnlySpecialties',
};

/** A list of areas, departments or specialties. */
export function nameField(page, list) {
  const property = PROPERTIES[list.key];
  const names = page.draft.naming[property];
  const touched = String(names) !== String(page.rules.document.naming[property]);
  return html`<li class="rule-field ${touched ? 'touched' : ''}">
    <label>
      <span>${said(list.name)}</span>
      <input
        type="text"
        autocomplete="off"
        .value=${names.join(', ')}
        @change=${(event) => page.setNames(property, event.target.value.split(/[,，\s]+/).filter(Boolean).sort())}
      />
    </label>
    <div class="muted small-text">${text.rules.nameHints[list.key]}</div>
  </li>`;
}
