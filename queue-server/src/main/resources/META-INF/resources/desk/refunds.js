import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {NoAnswer, Refused, get, newKey, segment} from './api.js';
import {askApproval} from './approval.js';
import {Dialog, confirmed, open} from './dialogs.js';
import {DeskElement} from './elements.js';
import {yuan} from './money.js';
import {Presses, note} from './press.js';
import {problemWords, text} from './text.js';
import {clock, day} from './ticking.js';

const PLACE = 'refund';
const INSURER = 'insurer';
const LOOK = 'look';
const PAPER = /^[0-9A-Za-z-]{4,32}$/;
const NUMBER = /^[0-9A-Za-z_-]{4,64}$/;
const amount = (money) => text.yuan(yuan(money));

/** Who has how much of it, where the medical insurance paid a part; in one line. */
/** What all pay together, so that the shares beside it add up. */
const whole = ({fund, account, cash, hospital}) => ({fen: fund.fen + account.fen + cash.fen + hospital.fen});
const shares = ({fund, account, cash}) => text.refunds.shares(amount(fund), amount(account), amount(cash));

/** How people have given money back themselves: what is asked of them, and where it is said. */
const BY_PEOPLE = {
  HAND_BACK: {
    path: 'hand-back',
    form: PAPER,
    body: (paper) => ({paper}),
    title: () => text.refunds.handBackTitle,
    words: () => ({detail: text.refunds.handBackDetail, label: text.refunds.paper, missing: text.refunds.paperMissing}),
  },
  RETURNED_ELSEWHERE: {
    path: 'returned-elsewhere',
    form: NUMBER,
    body: (number) => ({number}),
    title: () => text.refunds.returnedElsewhereTitle,
    words: () => ({detail: text.refunds.returnedElsewhereDetail, label: text.refunds.platformNumber, missing: text.refunds.platformNumberMissing}),
  },
};

/** That by its statement the bank has nothing of a card's payment; the same is asked of an order and of a refund that is stuck. */
const BY_STATEMENT = {
  path: 'bank-statement',
  form: PAPER,
  words: () => ({detail: text.refunds.byStatementDetail, label: text.refunds.statement, missing: text.refunds.statementMissing}),
};
const NOT_AT_BANK = {
  NOT_CHARGED: {...BY_STATEMENT, title: () => text.refunds.notChargedTitle},
  UNDONE_BY_BANK: {...BY_STATEMENT, title: () => text.refunds.undoneByBankTitle},
};

/** Asks under which number the money was given back, and says what follows. */
class ByPeopleDialog extends Dialog {
  static properties = {complaint: {state: true}};

  render() {
    const {detail, label} = this.way.words();
    return this.frame(
      this.way.title()(amount(this.refund.amount)),
      html`
        <p class="subject">${this.refund.refundNo ?? this.refund.tradeNo}</p>
        <p>${detail}</p>
        <label class="field"
          ><span>${label}</span><input
            name="number"
            maxlength="64"
            autocomplete="off"
            spellcheck="false"
            data-first
            @input=${() => (this.complaint = '')}
        /></label>
        ${this.complaint ? html`<p class="note refused" role="alert">${this.complaint}</p>` : nothing}
      `,
      html`${this.cancelButton()}<button type="submit" class="primary">${text.moneyDay.toSecond}</button>`,
    );
  }

  submit() {
    const number = this.querySelector('form').elements.number.value.trim();
    if (!this.way.form.test(number)) {
      this.complaint = this.way.words().missing;
      return;
    }
    this.close(number);
  }
}

customElements.define('desk-by-people', ByPeopleDialog);

/** Looks an order up by what its slip says, shows its history, and gives its money back, whole or bill by bill. */
class RefundsDesk extends DeskElement {
  static properties = {
    stuck: {},
    wanted: {},
    order: {state: true},
    chosen: {state: true},
    complaint: {state: true},
    looking: {state: true},
  };

  presses = new Presses(this);

  constructor() {
    super();
    this.stuck = [];
    this.chosen = new Set();
    this.complaint = '';
  }

  /** Another page names the order that is wanted. */
  updated(changed) {
    if (changed.has('wanted') && this.wanted) {
      this.#forget();
      this.#look(this.wanted);
    }
  }

  /** What was said of the order before is not said of the next one. */
  #forget() {
    [PLACE, INSURER, LOOK].forEach((place) => this.presses.dismiss(place));
  }

  async #look(number) {
    this.looking = true;
    this.complaint = '';
    try {
      this.order = await get(`/api/desk/money/orders/${segment(number)}`);
      this.chosen = new Set(this.order.parts.filter((part) => !part.refusal).map((part) => part.id));
    } catch (e) {
      if (!(e instanceof Refused || e instanceof NoAnswer)) {
        throw e;
      }
      this.order = undefined;
      this.complaint = e.detail || text.signIn.unreachable;
    } finally {
      this.looking = false;
    }
  }

  #submitLook(event) {
    event.preventDefault();
    const number = event.target.elements.number.value.trim();
    if (number && !this.looking) {
      this.#forget();
      this.#look(number);
    }
  }

  #toggle(id) {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) {
      chosen.add(id);
    }
    this.chosen = chosen;
  }

  get #sum() {
    const {order} = this;
    if (order.parts.length === 0 || order.split) {
      return order.left;
    }
    return {fen: order.parts.filter((part) => this.chosen.has(part.id)).reduce((sum, part) => sum + part.amount.fen, 0)};
  }

  /** The patient has paid nothing: what goes back is the insurer's. */
  get #onlyInsurance() {
    return Boolean(this.order.split) && this.#sum.fen === 0;
  }

  /** Above the limit the server asks for a second person, under the same key. */
  async #refund(event) {
    event.preventDefault();
    const words = text.refunds;
    const reason = event.target.elements.reason.value.trim();
    if (!reason || this.presses.busy(PLACE)) {
      this.presses.refuse(PLACE, words.reasonMissing);
      return;
    }
    const {tradeNo, parts} = this.order;
    const bills = parts.length ? parts.filter((part) => this.chosen.has(part.id)).map((part) => part.id) : [];
    const sum = amount(this.#sum);
    const {split} = this.order;
    const follows = this.#isForPeople ? words.sureUnposted : words.sureDetail;
    const detail = split ? `${words.sureInsured(shares(split))}${follows}` : follows;
    if (!(await confirmed({title: this.#onlyInsurance ? words.unsettle : words.sure(sum), detail, yes: words.refund, danger: true}))) {
      return;
    }
    this.presses.dismiss(LOOK);
    const key = newKey();
    const body = {tradeNo, bills, reason};
    let answer = await this.presses.press(PLACE, 'POST', '/api/desk/money/refunds', body, {key});
    if (!answer && this.presses.at(PLACE)?.code === 'APPROVAL_NEEDED') {
      answer = await this.#withSecond(key, body, sum);
    }
    if (answer) {
      this.presses.keep(PLACE, words.stages[answer.stage]);
      this.dispatchEvent(new CustomEvent('settled', {bubbles: true}));
    }
    await this.#look(tradeNo);
  }

  get #isForPeople() {
    return this.order.presses.includes('LOOK');
  }

  /** The hospital is asked now; what it says is said here, and the order goes on from it. */
  async #lookAgain() {
    const {tradeNo} = this.order;
    const answer = await this.presses.press(LOOK, 'POST', `/api/desk/money/orders/${segment(tradeNo)}/look`);
    if (answer) {
      this.order = answer;
      const {looked} = text.refunds;
      const found = answer.stage === 'MANUAL' ? answer.problem?.code : answer.stage;
      this.presses.keep(LOOK, (looked[found] ?? looked.MANUAL)(answer.said));
    }
  }

  /** Two people have given it back themselves, or have seen that somebody did. */
  async #byPeople(refund, way) {
    const dialog = document.createElement('desk-by-people');
    Object.assign(dialog, {refund, way});
    const number = await open(dialog);
    if (!number) {
      return;
    }
    const key = newKey();
    const approval = await askApproval({
      what: way.title()(amount(refund.amount)),
      path: '/api/desk/money/approvals',
      change: {command: key, matter: [way.path, refund.refundNo, number].join('\n')},
    });
    const path = `/api/desk/money/refunds/${segment(refund.refundNo)}/${way.path}`;
    if (approval && (await this.presses.press(refund.refundNo, 'POST', path, {...way.body(number), approval}, {key}))) {
      await this.#reread();
    }
  }

  /** Two people have read in the bank's statement that nothing was charged, or that it was undone. */
  async #atBank(found, press) {
    const way = NOT_AT_BANK[press];
    const dialog = document.createElement('desk-by-people');
    Object.assign(dialog, {refund: found, way});
    const paper = await open(dialog);
    if (!paper) {
      return;
    }
    const key = newKey();
    const {tradeNo} = found;
    const approval = await askApproval({
      what: way.title()(amount(found.amount)),
      path: '/api/desk/money/approvals',
      change: {command: key, matter: [way.path, tradeNo, paper].join('\n')},
    });
    const place = found.refundNo ?? LOOK;
    const path = `/api/desk/money/orders/${segment(tradeNo)}/${way.path}`;
    if (approval && (await this.presses.press(place, 'POST', path, {paper, approval}, {key}))) {
      await this.#reread();
    }
  }

  async #reread() {
    this.dispatchEvent(new CustomEvent('settled', {bubbles: true}));
    if (this.order) {
      await this.#look(this.order.tradeNo);
    }
  }

  async #withSecond(key, body, sum) {
    const matter = ['refund', body.tradeNo, body.bills.join(','), body.reason].join('\n');
    const approval = await askApproval({
      what: text.refunds.sure(sum),
      path: '/api/desk/money/approvals',
      change: {command: key, matter},
    });
    return approval && this.presses.press(PLACE, 'POST', '/api/desk/money/refunds', {...body, approval}, {key});
  }

  async #retry(refund) {
    const path = `/api/desk/money/refunds/${segment(refund.refundNo)}/retry`;
    await this.presses.press(refund.refundNo, 'POST', path);
    await this.#reread();
  }

  render() {
    const words = text.refunds;
    return html`
      <section>
        <div class="section-head"><h2>${words.title}</h2></div>
        <p class="muted">${words.hint}</p>
        <form class="look-up" @submit=${(event) => this.#submitLook(event)}>
          <label class="field"
            ><span>${words.number}</span><input name="number" maxlength="64" autocomplete="off" spellcheck="false" data-first
          /></label>
          <button type="submit" class="primary" ?disabled=${this.looking}>${words.look}</button>
        </form>
        ${this.complaint ? html`<p class="note refused" role="alert">${this.complaint}</p>` : nothing}
        ${this.order ? this.#found() : nothing}
      </section>
      ${this.#stuck()}
    `;
  }

  #found() {
    const {order} = this;
    const words = text.refunds;
    return html`
      <article class="found-order" data-trade=${order.tradeNo}>
        <dl class="facts-line">
          <div><dt>${text.manual.tradeNo}</dt><dd><b>${order.tradeNo}</b></dd></div>
          <div><dt>${text.manual.what}</dt><dd>${text.manual.kinds[order.kind] ?? order.description}</dd></div>
          <div><dt>${text.manual.amount}</dt><dd><b>${amount(order.split ? whole(order.split) : order.amount)}</b></dd></div>
          ${order.split ? html`<div><dt>${words.insurance}</dt><dd>${shares(order.split)}</dd></div>` : nothing}
          <div><dt>${words.left}</dt><dd><b>${amount(order.left)}</b></dd></div>
          <div><dt>${words.state}</dt><dd>${words.orderStages[order.stage] ?? order.stage}</dd></div>
          <div><dt>${words.channelNo}</dt><dd>${order.channelNo || '–'}</dd></div>
          ${order.said && order.stage === 'DONE' ? html`<div><dt>${words.said}</dt><dd><b>${order.said}</b></dd></div>` : nothing}
        </dl>
        ${this.#isForPeople ? this.#forPeople() : nothing} ${note(this.presses, LOOK)}
        ${order.parts.length ? this.#parts() : nothing}
        ${order.refusal
          ? this.#isForPeople
            ? nothing
            : html`<p class="note refused" role="status">${problemWords(order.refusal)}</p>`
          : html`<form class="refund-form" @submit=${(event) => this.#refund(event)}>
              ${this.#isForPeople ? html`<p class="step">${words.thenRefund}</p>` : nothing}
              <label class="field"><span>${words.reason}</span><input name="reason" maxlength="100" autocomplete="off" /></label>
              <button type="submit" class="danger" ?disabled=${this.presses.busy(PLACE) || (order.parts.length && this.chosen.size === 0)}>
                ${this.#onlyInsurance ? words.unsettle : words.refundSum(amount(this.#sum))}
              </button>
            </form>`}
        ${order.stuckAtInsurer ? this.#stuckAtInsurer() : nothing}
        ${note(this.presses, PLACE)} ${order.refunds.length ? this.#refunds() : nothing} ${this.#history()}
      </article>
    `;
  }

  /** What it waits for, and the first thing to press; the refund below is the second. */
  #forPeople() {
    const words = text.refunds;
    const {problem} = this.order;
    return html`<div class="for-people">
      ${problem ? html`<p class="note refused">${text.manual.codes[problem.code] ?? problemWords(problem)}</p>` : nothing}
      <p class="step">${words.firstLook}</p>
      <button type="button" class="primary" ?disabled=${this.presses.busy(LOOK)} @click=${() => this.#lookAgain()}>${words.lookAgain}</button>
      ${this.order.presses
        .filter((press) => NOT_AT_BANK[press])
        .map((press) => html`<p class="step">${words.byStatement}</p>
          <button type="button" ?disabled=${this.presses.busy(LOOK)} @click=${() => this.#atBank(this.order, press)}>${words.notAtBank[press]}</button>`)}
    </div>`;
  }

  /** What leads on from where a refund is stuck. */
  #leads(refund) {
    const words = text.refunds;
    const labels = {RETRY: words.retry, RETURNED_ELSEWHERE: words.returnedElsewhere, HAND_BACK: words.handBack, ...words.notAtBank};
    const presses = {
      RETRY: () => this.#retry(refund),
      RETURNED_ELSEWHERE: () => this.#byPeople(refund, BY_PEOPLE.RETURNED_ELSEWHERE),
      NOT_CHARGED: () => this.#atBank(refund, 'NOT_CHARGED'),
      UNDONE_BY_BANK: () => this.#atBank(refund, 'UNDONE_BY_BANK'),
      HAND_BACK: () => this.#byPeople(refund, BY_PEOPLE.HAND_BACK),
    };
    return html`<div class="leads">
      ${refund.presses.map(
        (press) => html`<button type="button" class="small" aria-label="${labels[press]} ${refund.refundNo}" @click=${presses[press]}>
          ${labels[press]}
        </button>`,
      )}
      ${note(this.presses, refund.refundNo)}
    </div>`;
  }

  /** Two people have seen at the insurer's that nothing stands: then what waits can be tried again. */
  async #giveUp(event) {
    event.preventDefault();
    const words = text.refunds;
    const reason = event.target.elements.seen.value.trim();
    if (!reason || this.presses.busy(INSURER)) {
      this.presses.refuse(INSURER, words.reasonMissing);
      return;
    }
    const {tradeNo} = this.order;
    const key = newKey();
    const approval = await askApproval({
      what: words.givenUp,
      path: '/api/desk/money/approvals',
      change: {command: key, matter: ['given-up', tradeNo, reason].join('\n')},
    });
    const path = '/api/desk/money/given-up-settlements';
    const answer = approval && (await this.presses.press(INSURER, 'POST', path, {tradeNo, reason, approval}, {key}));
    if (answer) {
      this.presses.keep(INSURER, words.givenUpDone);
      await this.#look(tradeNo);
    }
  }

  #stuckAtInsurer() {
    const words = text.refunds;
    return html`<form class="refund-form" @submit=${(event) => this.#giveUp(event)}>
      <p class="note refused">${words.stuckAtInsurer}</p>
      <label class="field"><span>${words.seen}</span><input name="seen" maxlength="100" autocomplete="off" /></label>
      <button type="submit" ?disabled=${this.presses.busy(INSURER)}>${words.givenUp}</button>
      ${note(this.presses, INSURER)}
    </form>`;
  }

  #parts() {
    const words = text.refunds;
    return html`<fieldset class="parts">
      <legend>${this.order.split ? words.whole : words.parts}</legend>
      ${this.order.parts.map(
        (part) => html`<label class="part ${part.refusal ? 'gone' : ''}">
          <input
            type="checkbox"
            .checked=${this.chosen.has(part.id)}
            ?disabled=${Boolean(part.refusal || this.order.split)}
            @change=${() => this.#toggle(part.id)}
          />
          <span>${part.items}${part.refusal ? html`<small>${problemWords(part.refusal)}</small>` : nothing}</span>
          <b>${amount(part.amount)}</b>
        </label>`,
      )}
    </fieldset>`;
  }

  #refunds() {
    const words = text.refunds;
    return html`<h3>${words.made}</h3>
      <table class="sheet">
        <thead>
          <tr>
            <th scope="col">${words.refundNo}</th>
            <th scope="col">${words.subject}</th>
            <th scope="col" class="right">${text.manual.amount}</th>
            <th scope="col">${words.state}</th>
            <th scope="col">${words.why}</th>
            <th scope="col">${words.who}</th>
          </tr>
        </thead>
        <tbody>
          ${this.order.refunds.map(
            (refund) => html`<tr class="tall">
              <td><b>${refund.refundNo}</b><br /><small>${day(refund.at)} ${clock(refund.at)}</small></td>
              <td>${refund.subject}${refund.split ? html`<br /><small>${shares(refund.split)}</small>` : nothing}</td>
              <td class="right nowrap">${amount(refund.amount)}</td>
              <td>${said(refund)}${refund.problem ? html`<br /><small>${problemWords(refund.problem)}</small>` : nothing}</td>
              <td>${refund.reason}${refund.earlier.map((attempt) => html`<br /><small>${earlier(attempt)}</small>`)}</td>
              <td class="nowrap">${person(refund.by)}${refund.approvedBy ? html`<br /><small>${words.approved(refund.approvedBy)}</small>` : nothing}</td>
            </tr>`,
          )}
        </tbody>
      </table>`;
  }

  #history() {
    const words = text.refunds;
    return html`<details>
      <summary>${words.history}</summary>
      <ol class="history">
        ${this.order.history.map(
          ({at, step, state}) => html`<li><time>${day(at)} ${clock(at)}</time> ${words.steps[step] ?? step}：${words.states[state] ?? state}</li>`,
        )}
      </ol>
      <h4>${words.entries}</h4>
      <ol class="history">
        ${this.order.entries.map(
          (entry) => html`<li>
            <time>${day(entry.at)} ${clock(entry.at)}</time> ${words.entry(account(entry.debit), account(entry.credit), amount(entry.amount))}
          </li>`,
        )}
      </ol>
    </details>`;
  }

  #stuck() {
    const words = text.refunds;
    return this.stuck.length === 0
      ? nothing
      : html`<section>
          <div class="section-head"><h2>${words.stuck}<span class="count">${this.stuck.length}</span></h2></div>
          <p class="muted">${words.stuckHint}</p>
          <table class="sheet">
            <tbody>
              ${repeat(
                this.stuck,
                (refund) => refund.refundNo,
                (refund) => html`<tr class="tall">
                  <td><b>${refund.refundNo}</b><br /><small>${refund.subject}</small>${refund.split ? html`<br /><small>${shares(refund.split)}</small>` : nothing}</td>
                  <td class="right nowrap"><b>${amount(refund.amount)}</b></td>
                  <td>${refund.problem ? problemWords(refund.problem) : ''}</td>
                  <td class="right nowrap">
                    ${this.#leads(refund)}
                  </td>
                </tr>`,
              )}
            </tbody>
          </table>
        </section>`;
  }
}

const said = ({paper, elsewhere, stage}) =>
  paper ? text.refunds.handedBack(paper) : elsewhere ? text.refunds.elsewhere(elsewhere) : text.refunds.stages[stage];

/** Who asked before, and why nothing came of it; in one line. */
const earlier = ({at, by, approvedBy, reason, problem}) =>
  text.refunds.earlier(`${day(at)} ${clock(at)}`, person(by), approvedBy, reason, problem ? problemWords(problem) : '');

const person = (by) => (by.startsWith('terminal:') ? text.refunds.atTerminal : by);

/** An account of the book in words, such as CHANNEL/WECHAT. */
export function account(code) {
  const [kind, of] = code.split('/');
  const words = text.accounts[kind] ?? kind;
  return of ? `${words} · ${text.accountsOf[of] ?? of}` : words;
}

customElements.define('desk-refunds', RefundsDesk);

export const refundsSection = (page, stuck) => html`<desk-refunds .stuck=${stuck} .wanted=${page.wanted} @settled=${() => page.read()}></desk-refunds>`;
