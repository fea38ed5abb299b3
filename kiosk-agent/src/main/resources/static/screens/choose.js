import {LitElement, html} from 'lit';
import {clockTime, yuan} from '/format.js';
import {empty} from '/screens/empty.js';
import {text} from '/text.js';

/** Clinics under their groups; the group chosen is the page's own affair. */
class DepartmentChooser extends LitElement {
  static properties = {categories: {attribute: false}, press: {attribute: false}, group: {state: true}};

  createRenderRoot() {
    return this;
  }

  #group(name, label) {
    const chosen = (this.group ?? '') === name;
    return html`<button class="button chip" role="tab" aria-selected=${chosen} @click=${() => (this.group = name)}>${label}</button>`;
  }

  #tile(department) {
    const left = department.remaining > 0;
    return html`
      <button class="card tile" data-id=${department.id} ?disabled=${!left} @click=${() => this.press('choose', department.id)}>
        <span class="name">${department.name}</span>
        <span class="split">
          <span class="soft">${department.place}</span>
          <span class="mark ${left ? 'good' : ''}">${left ? text().remaining(department.remaining) : text().full}</span>
        </span>
      </button>
    `;
  }

  render() {
    const shown = this.categories.filter((category) => !this.group || category.name === this.group);
    return html`
      <div class="chips" role="tablist">
        ${this.#group('', text().all)} ${this.categories.map((category) => this.#group(category.name, category.name))}
      </div>
      <paged-tiles
        .width=${16.5}
        .height=${6.8}
        .tiles=${shown.flatMap((category) => category.departments).map((department) => this.#tile(department))}
      ></paged-tiles>
    `;
  }
}

customElements.define('department-chooser', DepartmentChooser);

export const department = ({view, press}) => html`
  ${view.categories.length === 0
    ? empty(press, text().noDepartments)
    : html`<h1 tabindex="-1">${text().department}</h1>
        <department-chooser .categories=${view.categories} .press=${press}></department-chooser>`}
`;

function doctor(session, press) {
  const left = session.remaining > 0;
  return html`
    <button class="card tile doctor" data-id=${session.id} ?disabled=${!left} @click=${() => press('choose', session.id)}>
      <span class="split">
        <span class="name">${session.doctor}</span>
        <span class="mark period">${text().periods[session.period]}</span>
      </span>
      <span class="soft">${[...new Set([session.title, session.level, session.room])].filter(Boolean).join(' · ')}</span>
      <span class="split">
        <span class="fee number">${session.fee.fen === 0 ? text().free : yuan(session.fee)}</span>
        <span class="mark ${left ? 'good' : session.stopped ? 'warn' : ''}">${offer(session)}</span>
      </span>
    </button>
  `;
}

function offer({remaining, stopped}) {
  if (stopped) {
    return text().stopped;
  }
  return remaining > 0 ? text().remaining(remaining) : text().full;
}

export const clinic = ({view, press}) => html`
  ${view.clinics.length === 0
    ? empty(press, text().noClinics, text().noClinicsHint)
    : html`<h1 tabindex="-1">${text().clinic}</h1>
        <p class="lead soft">${view.department} · ${view.place}</p>
        <paged-tiles .width=${19} .height=${9.6} .tiles=${view.clinics.map((session) => doctor(session, press))}></paged-tiles>`}
`;

/** Numbers that begin together are one choice: the first that is free. */
function segments(slots) {
  const byStart = new Map();
  for (const slot of slots) {
    byStart.set(slot.start, [...(byStart.get(slot.start) ?? []), slot]);
  }
  return [...byStart.values()];
}

function segment(slots, zone, press) {
  const free = slots.filter((slot) => slot.free);
  const [first] = slots;
  return html`
    <button class="card tile slot" data-id=${free[0]?.id ?? first.id} ?disabled=${free.length === 0} @click=${() => press('choose', free[0].id)}>
      <span class="name number">${clockTime(first.start, zone)}–${clockTime(first.end, zone)}</span>
      <span class="mark ${free.length > 0 ? 'good' : ''}">${free.length > 0 ? text().slotFree(free.length) : text().slotFull}</span>
    </button>
  `;
}

export const slot = ({frame, view, press}) => html`
  ${view.slots.some((each) => each.free)
    ? html`<h1 tabindex="-1">${text().slot}</h1>
        <p class="lead soft">
          ${view.clinic.department} · ${view.clinic.doctor} ${view.clinic.title} · ${text().todayAt(text().periods[view.clinic.period])}
        </p>
        <paged-tiles .width=${12.5} .height=${6} .tiles=${segments(view.slots).map((each) => segment(each, frame.zone, press))}></paged-tiles>`
    : empty(press, text().noSlots)}
`;
