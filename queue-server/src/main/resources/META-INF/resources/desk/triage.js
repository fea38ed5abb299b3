import {html, nothing} from 'lit';
import {ticketPlace} from './actions.js';
import {AreaList} from './area-list.js';
import {Dialog, open} from './dialogs.js';
import {offeredReasons} from './reasons.js';
import {sexAndAge, text} from './text.js';
import {secondsSince} from './ticking.js';

const GRADES = [1, 2, 3, 4];
/** Within how many minutes a grade is to be seen; the fourth has no time. */
const MINUTES = {1: 1, 2: 10, 3: 30};

/** Emergency grades at the nurse's desk: which queues go by grade, and the grade of each ticket. */
export class Triage {
  #host;
  #grades = {};
  #queues = [];

  constructor(host) {
    this.#host = host;
    new AreaList(host, 'grades', (answer) => this.#took(answer));
  }

  #took({queues, grades}) {
    this.#queues = queues;
    this.#grades = grades;
    this.#host.requestUpdate();
  }

  /** Where the grade decides, a class would decide nothing. */
  goesByGrade(ticket) {
    return this.#queues.includes(ticket.queue);
  }

  /** What to say of a grade that has waited longer than it may; empty for everybody else. */
  overdue(ticket) {
    const limit = this.goesByGrade(ticket) ? MINUTES[this.#grades[ticket.number]] : undefined;
    return limit && secondsSince(ticket.since) > limit * 60 ? text.triage.overdue(this.#grades[ticket.number], limit) : '';
  }

  /** The grade's button says the grade; who has none stands out. */
  verbsOf(ticket) {
    if (!this.goesByGrade(ticket)) {
      return [];
    }
    const grade = this.#grades[ticket.number] ?? 0;
    return [[grade ? text.triage.grade(grade) : text.triage.give, () => this.#give(ticket, grade)]];
  }

  async #give(ticket, grade) {
    const dialog = new TriageDialog();
    dialog.ticket = ticket;
    dialog.grade = grade;
    try {
      dialog.reasons = grade ? (await offeredReasons()).options('grade').filter(({value}) => value !== 'OTHER') : [];
    } catch (e) {
      this.#host.presses.refuse(ticketPlace(ticket.number), e.detail || text.signIn.unreachable);
      return;
    }
    const body = await open(dialog);
    if (body) {
      const what = `${text.triage.title(ticket.number)} · ${text.triage.grade(body.grade)}`;
      await this.#host.actions.change(what, ticket, {verb: 'grade', body});
    }
  }
}

/** One of four grades; to change one takes a reason. */
class TriageDialog extends Dialog {
  static properties = {ticket: {}, grade: {}, complaint: {state: true}};

  render() {
    const words = text.triage;
    return this.frame(
      words.title(this.ticket.number),
      html`
        <p class="muted">${this.ticket.name}　${sexAndAge(this.ticket)}</p>
        <div class="options">
          ${GRADES.map(
            (grade) => html`<label class="option grade-${grade}">
              <input type="radio" name="grade" value=${grade} ?data-first=${grade === 1} .checked=${grade === this.grade} />
              <span><b>${words.names[grade]}</b>　${words.hints[grade]}</span>
            </label>`,
          )}
        </div>
        ${this.grade
          ? html`<label class="field"
              ><span>${words.why}</span
              ><select name="reason">
                ${this.reasons.map(({value, label}) => html`<option value=${value}>${label}</option>`)}
              </select></label
            >`
          : nothing}
        ${this.complaint ? html`<p class="note refused" role="alert"><span>${this.complaint}</span></p>` : nothing}
      `,
      html`${this.cancelButton()} <button type="submit" class="primary">${words.confirm}</button>`,
    );
  }

  submit() {
    const form = this.querySelector('form');
    const grade = Number(form.elements.grade.value);
    if (!grade) {
      this.complaint = text.triage.choose;
      return;
    }
    this.close({grade, reason: form.elements.reason?.value});
  }
}

customElements.define('desk-triage', TriageDialog);
