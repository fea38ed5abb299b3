import {html, nothing} from 'lit';
import {roomPlace} from './actions.js';
import {segment} from './api.js';
import {Dialog, open} from './dialogs.js';
import {note} from './press.js';
import {text} from './text.js';
import {clock} from './ticking.js';

const GRADES = [1, 2, 3, 4];
const WEIGHT_MAX = 9;
const OTHER = 'OTHER';

/** Who calls whom in one area now, and the way to change it; for whoever answers for the area. */
export function roomPlansSection(page, plans) {
  const words = text.roomPlans;
  return html`
    <section>
      <div class="section-head">
        <h2>${words.title}</h2>
        <span class="chooser">
          <label class="inline-field"
            >${text.area.label}
            <select name="area" @change=${(event) => page.showRoomPlans(event.target.value)}>
              ${plans.areas.map((area) => html`<option value=${area} ?selected=${area === plans.area}>${area}</option>`)}
            </select></label
          >
        </span>
      </div>
      <p class="muted">${words.hint}</p>
      ${plans.gradesLeft.length
        ? html`<p class="banner" role="alert">${words.left(plans.gradesLeft.map((grade) => text.triage.names[grade]))}</p>`
        : nothing}
      ${plans.rooms.length ? rooms(page, plans) : html`<p class="empty-page">${text.rooms.none}</p>`}
    </section>
  `;
}

function rooms(page, plans) {
  const {heads} = text.roomPlans;
  const graded = plans.queues.some(({byGrade}) => byGrade);
  return html`<table class="sheet room-plans">
    <thead>
      <tr>
        <th scope="col">${heads.room}</th>
        <th scope="col">${heads.queues}</th>
        ${graded ? html`<th scope="col">${heads.grades}</th>` : nothing}
        <th scope="col">${heads.changed}</th>
        <th></th>
      </tr>
    </thead>
    <tbody>
      ${plans.rooms.map((room) => row(page, plans, room, graded))}
    </tbody>
  </table>`;
}

function row(page, plans, room, graded) {
  const words = text.roomPlans;
  const busy = page.presses.busy(roomPlace(room.id));
  return html`<tr data-room=${room.id}>
      <td class="nowrap"><b>${room.name}</b><small>${room.staff}</small></td>
      <td>
        ${room.queues.map((id) => label(plans, id)).join(words.and)}
        <small>${room.queues.length < 2 ? nothing : room.weights.length ? turns(plans, room) : words.byRight}</small>
      </td>
      ${graded ? html`<td>${takesGrades(plans, room.queues) ? gradesOf(room) : '–'}</td>` : nothing}
      <td>${room.changed ? changed(room.changed) : html`<span class="muted">${words.asOpened}</span>`}</td>
      <td class="right">
        <button type="button" aria-label="${words.change} ${room.name}" ?disabled=${busy} @click=${() => change(page, plans, room)}>
          ${words.change}
        </button>
      </td>
    </tr>
    ${page.presses.at(roomPlace(room.id))
      ? html`<tr class="said"><td colspan=${graded ? 5 : 4}>${note(page.presses, roomPlace(room.id))}</td></tr>`
      : nothing}`;
}

const label = (plans, id) => plans.queues.find((queue) => queue.id === id)?.label ?? id;

const takesGrades = (plans, queues) => queues.some((id) => plans.queues.find((queue) => queue.id === id)?.byGrade);

const turns = (plans, {queues, weights}) => text.roomPlans.turns(queues.map((id, index) => [label(plans, id), weights[index]]));

const gradesOf = ({grades}) =>
  grades.length ? grades.map((grade) => text.triage.names[grade]).join(text.roomPlans.and) : text.roomPlans.allGrades;

function changed({by, at, note: why}) {
  const role = text.roles[by.role.toUpperCase().replace('-', '_')] ?? by.role;
  return html`${by.name || by.id} ${clock(at)}<small>${role} · ${why}</small>`;
}

async function change(page, plans, room) {
  const dialog = new RoomPlanDialog();
  dialog.plans = plans;
  dialog.room = room;
  const body = await open(dialog);
  if (!body) {
    return;
  }
  const path = `/api/desk/room-plans/${segment(plans.area)}/${segment(room.id)}`;
  if (await page.presses.press(roomPlace(room.id), 'POST', path, body)) {
    await page.showRoomPlans(plans.area);
    page.presses.say(roomPlace(room.id), text.roomPlans.done);
  }
}

/** Which lines a room calls, how they take turns, which grades it takes, and why it is changed. */
class RoomPlanDialog extends Dialog {
  static properties = {
    plans: {},
    room: {},
    chosen: {state: true},
    shares: {state: true},
    weights: {state: true},
    grades: {state: true},
    why: {state: true},
    complaint: {state: true},
  };

  connectedCallback() {
    const {queues, weights, grades} = this.room;
    this.chosen = new Set(queues);
    this.shares = weights.length > 0;
    this.weights = new Map(queues.map((id, index) => [id, weights[index] ?? 1]));
    this.grades = new Set(grades.length ? grades : GRADES);
    super.connectedCallback();
  }

  /** In the order the room had, then what was added. */
  get #queues() {
    const had = this.room.queues.filter((id) => this.chosen.has(id));
    return [...had, ...this.plans.queues.map(({id}) => id).filter((id) => this.chosen.has(id) && !had.includes(id))];
  }

  render() {
    const words = text.roomPlans;
    return this.frame(
      words.titleOf(this.room.name, this.room.staff),
      html`
        ${this.#lines()} ${this.#queues.length > 1 ? this.#turns() : nothing}
        ${takesGrades(this.plans, this.#queues) ? this.#gradeChoice() : nothing} ${this.#reasons()}
        ${this.complaint ? html`<p class="note refused" role="alert">${this.complaint}</p>` : nothing}
      `,
      html`${this.cancelButton()} <button type="submit" class="primary">${text.confirm}</button>`,
      'wide',
    );
  }

  #lines() {
    const words = text.roomPlans;
    return html`<fieldset>
      <legend>${words.lines}</legend>
      <div class="options ${this.plans.queues.length > 8 ? 'long' : ''}">
        ${this.plans.queues.map((queue) => {
          const others = queue.rooms.filter((name) => name !== this.room.name);
          return html`<label class="option">
            <input
              type="checkbox"
              name="line"
              value=${queue.id}
              .checked=${this.chosen.has(queue.id)}
              @change=${() => (this.chosen = toggled(this.chosen, queue.id))}
            />
            <span>${queue.label}</span>
            <small>${words.waiting(queue.waiting)} · ${others.length ? words.others(others) : words.noOther}</small>
          </label>`;
        })}
      </div>
    </fieldset>`;
  }

  #turns() {
    const words = text.roomPlans;
    const way = (shares, title, hint) => html`<label class="option">
      <input type="radio" name="turns" .checked=${this.shares === shares} @change=${() => (this.shares = shares)} />
      <span>${title}</span><small>${hint}</small>
    </label>`;
    return html`<fieldset>
      <legend>${words.order}</legend>
      <div class="options one">${way(false, words.right, words.rightHint)} ${way(true, words.share, words.shareHint)}</div>
      ${this.shares
        ? html`<div class="shares">
              ${this.#queues.map(
                (id) => html`<label class="field">
                  <span>${label(this.plans, id)}</span>
                  <select name="weight-${id}" @change=${(event) => this.#weigh(id, Number(event.target.value))}>
                    ${Array.from({length: WEIGHT_MAX}, (_, index) => index + 1).map(
                      (n) => html`<option value=${n} ?selected=${n === (this.weights.get(id) ?? 1)}>${n}</option>`,
                    )}
                  </select>
                </label>`,
              )}
            </div>
            <p class="preview" role="status">${words.preview(this.#queues.map((id) => [label(this.plans, id), this.weights.get(id) ?? 1]))}</p>`
        : nothing}
    </fieldset>`;
  }

  #weigh(id, weight) {
    this.weights = new Map(this.weights).set(id, weight);
  }

  #gradeChoice() {
    const words = text.roomPlans;
    return html`<fieldset>
      <legend>${words.grades}</legend>
      <div class="options four">
        ${GRADES.map(
          (grade) => html`<label class="option grade-${grade}">
            <input
              type="checkbox"
              name="grade"
              value=${grade}
              .checked=${this.grades.has(grade)}
              @change=${() => (this.grades = toggled(this.grades, grade))}
            />
            <span title=${text.triage.hints[grade]}>${text.triage.names[grade]}</span>
          </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #reasons() {
    const words = text.roomPlans;
    return html`<label class="field">
        <span>${text.reason.title}</span>
        <select name="why" @change=${(event) => this.#because(event.target.value)}>
          <option value="" ?selected=${!this.why}>${text.reason.compulsory}</option>
          ${words.reasons.map((reason) => html`<option value=${reason} ?selected=${this.why === reason}>${reason}</option>`)}
          <option value=${OTHER} ?selected=${this.why === OTHER}>${text.suspension.otherReason}</option>
        </select>
      </label>
      ${this.why === OTHER
        ? html`<label class="field">
            <span>${text.suspension.otherReason}</span>
            <input name="other" maxlength="100" autocomplete="off" placeholder=${text.reason.noteHint} />
          </label>`
        : nothing}`;
  }

  #because(why) {
    this.why = why;
    this.complaint = '';
  }

  submit() {
    const queues = this.#queues;
    const byGrade = takesGrades(this.plans, queues);
    const reason = this.why === OTHER ? this.querySelector('input[name=other]').value.trim() : this.why;
    this.complaint = this.#missing(queues, byGrade, reason);
    if (!this.complaint) {
      this.close({
        queues,
        weights: this.shares && queues.length > 1 ? queues.map((id) => this.weights.get(id) ?? 1) : [],
        grades: byGrade ? GRADES.filter((grade) => this.grades.has(grade)) : [],
        reason,
      });
    }
  }

  #missing(queues, byGrade, reason) {
    const words = text.roomPlans;
    if (queues.length === 0) {
      return words.chooseLine;
    }
    if (byGrade && this.grades.size === 0) {
      return words.chooseGrade;
    }
    return reason ? '' : text.reason.compulsory;
  }
}

function toggled(set, value) {
  const changed = new Set(set);
  if (!changed.delete(value)) {
    changed.add(value);
  }
  return changed;
}

customElements.define('desk-room-plan', RoomPlanDialog);
