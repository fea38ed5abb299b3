import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {newKey, now, segment} from './api.js';
import {askApproval} from './approval.js';
import {dayField, otherDays} from './day-picker.js';
import {Dialog, open} from './dialogs.js';
import {yuan} from './money.js';
import {note} from './press.js';
import {account} from './refunds.js';
import {problemWords, said, text} from './text.js';
import {clock, day as dayOf} from './ticking.js';

const amount = ({fen}) => `${fen < 0 ? '−' : ''}${text.yuan(yuan({fen: Math.abs(fen)}))}`;
const INSURER = 'INSURER';
/** The oldest come first; the others follow when these are done. */
const DUE_SHOWN = 10;
const place = (difference) => `difference:${difference.source}/${difference.direction}/${difference.number}`;
const path = (day) => `/api/desk/money/days/${day}`;

/** Asks what was done about a difference. */
class DecideDialog extends Dialog {
  static properties = {complaint: {state: true}};

  /** Of a return that is stuck nobody can say that nothing is wrong: whoever settles it has handed the money back. */
  #label(offer) {
    const words = text.moneyDay;
    return offer === 'SETTLED' && !this.offers.includes('EXPLAINED') ? words.handedBack : words.decisions[offer];
  }

  render() {
    const words = text.moneyDay;
    return this.frame(
      words.decide,
      html`
        <p class="subject">${this.subject}</p>
        <label class="field"
          ><span>${words.decision}</span
          ><select name="decision">
            ${this.offers.map((offer) => html`<option value=${offer}>${this.#label(offer)}</option>`)}
          </select></label
        >
        <label class="field"><span>${words.note}</span><textarea name="note" maxlength="200" rows="3" data-first></textarea></label>
        ${this.complaint ? html`<p class="note refused" role="alert">${this.complaint}</p>` : nothing}
      `,
      html`${this.cancelButton()}<button type="submit" class="primary">${words.toSecond}</button>`,
    );
  }

  submit() {
    const {decision, note: said_} = this.querySelector('form').elements;
    const words = said_.value.trim();
    if (!words) {
      this.complaint = text.moneyDay.noteMissing;
      return;
    }
    this.close({decision: decision.value, note: words});
  }
}

customElements.define('desk-decide', DecideDialog);

/** A day of money: what each side says, where they differ, what was done about it, and the accounts at its end. */
export function moneyDaySection(page, money) {
  const words = text.moneyDay;
  const open_ = money.differences.filter((difference) => !difference.decision);
  return html`
    <section>
      <div class="section-head">
        <h2>${words.title}<span class="count">${words.open(open_.length)}</span></h2>
        <span class="chooser">
          <label class="inline-field"
            >${text.closings.day}${dayField('day', money.day, dayOf(new Date(now()).toISOString()), (chosen) => page.showDay(chosen))}</label>
          <button type="button" ?disabled=${page.presses.busy('compare')} @click=${() => compare(page, money.day)}>${words.compare}</button>
          <a class="button" href="${path(money.day)}/file?language=${said({zh: 'zh', en: 'en'})}" download>${text.changes.file}</a>
        </span>
      </div>
      <p class="muted">${words.hint}</p>
      ${otherDays(page, words.due, money.due.filter((day) => day !== money.day).slice(0, DUE_SHOWN))}
      ${note(page.presses, 'compare')} ${money.sources.map(({source}) => note(page.presses, bill(source)))} ${sources(page, money)}
      ${money.differences.length === 0 ? html`<p class="empty-page">${empty(money)}</p>` : differences(page, money)} ${accounts(money)}
    </section>
  `;
}

const empty = (money) => (money.sources.some((source) => source.comparedAt) ? text.moneyDay.none : text.moneyDay.notYet);

async function compare(page, day) {
  await page.presses.press('compare', 'POST', `${path(day)}/compare`);
  await page.read();
}

function sources(page, {day, sources: all}) {
  const words = text.moneyDay;
  return html`<table class="sheet day-sources">
    <thead>
      <tr>
        <th scope="col">${words.source}</th>
        <th scope="col" class="right">${words.oursPaid}</th>
        <th scope="col" class="right">${words.theirsPaid}</th>
        <th scope="col" class="right">${words.oursRefunded}</th>
        <th scope="col" class="right">${words.theirsRefunded}</th>
        <th scope="col" class="right">${words.matched}</th>
        <th scope="col" class="right">${words.differing}</th>
        <th scope="col">${words.comparedAt}</th>
      </tr>
    </thead>
    <tbody>
      ${all.map(
        (source) => html`<tr>
          <td><b>${text.accountsOf[source.source] ?? source.source}</b>${source.byHand ? handInButton(page, day, source) : nothing}</td>
          ${source.comparedAt
            ? html`<td class="right">${amount(source.oursPaid)}</td>
                <td class="right ${differ(source.oursPaid, source.theirsPaid)}">${amount(source.theirsPaid)}</td>
                <td class="right">${amount(source.oursRefunded)}</td>
                <td class="right ${differ(source.oursRefunded, source.theirsRefunded)}">${amount(source.theirsRefunded)}</td>
                <td class="right">${source.matched}</td>
                <td class="right ${source.open ? 'spent' : ''}">${source.open}</td>
                <td class="nowrap">${dayOf(source.comparedAt)} ${clock(source.comparedAt)}</td>`
            : html`<td colspan="7" class="muted">${notCompared(source)}</td>`}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Why not; the system tries again by itself. */
function notCompared({byHand, trouble}) {
  const words = text.moneyDay;
  const state = byHand ? words.notHandedIn : words.notCompared;
  return trouble ? html`${state}${words.colon}<span class="spent">${problemWords(trouble)}</span>` : state;
}

/** For a bill that nobody can be asked for. */
function handInButton(page, day, {source, comparedAt}) {
  const words = text.moneyDay;
  return html` <button
      type="button"
      class="small"
      ?disabled=${page.presses.busy(bill(source))}
      @click=${(event) => event.currentTarget.nextElementSibling.click()}
    >
      ${comparedAt ? words.handInAgain : words.handIn}</button
    ><input
      type="file"
      hidden
      accept=".csv,.txt,text/csv,text/plain"
      aria-label=${words.handIn}
      @change=${(event) => handIn(page, day, source, event.target)}
    />`;
}

const bill = (source) => `bill:${source}`;

async function handIn(page, day, source, input) {
  const [file] = input.files;
  input.value = ''; // The same file, corrected, may be chosen again.
  if (!file) {
    return;
  }
  const taken = await page.presses.press(bill(source), 'POST', `${path(day)}/bills/${segment(source)}`, file);
  if (taken) {
    page.presses.say(bill(source), text.moneyDay.handedIn(taken.lines));
  }
  await page.read();
}

const differ = (one, other) => (one.fen === other.fen ? '' : 'spent');

function differences(page, money) {
  const words = text.moneyDay;
  return html`<table class="sheet day-differences">
    <thead>
      <tr>
        <th scope="col">${words.number}</th>
        <th scope="col">${words.source}</th>
        <th scope="col">${words.kind}</th>
        <th scope="col" class="right">${words.ours}</th>
        <th scope="col" class="right">${words.theirs}</th>
        <th scope="col">${text.manual.todo}</th>
        <th scope="col"><span class="unseen">${text.line.actions}</span></th>
      </tr>
    </thead>
    <tbody>
      ${repeat(money.differences, place, (difference) => row(page, money.day, difference))}
    </tbody>
  </table>`;
}

function row(page, day, difference) {
  const words = text.moneyDay;
  const said_ = note(page.presses, place(difference));
  return html`
    <tr class="tall ${difference.decision ? 'settled' : ''}">
      <td><b>${difference.number}</b><br /><small>${difference.source === INSURER ? words.settlement : words.directions[difference.direction]}</small></td>
      <td class="nowrap">${text.accountsOf[difference.source] ?? difference.source}</td>
      <td class="nowrap">${words.kinds[difference.kind]}</td>
      <td class="right nowrap">${side(difference.ours, difference.oursParts)}</td>
      <td class="right nowrap">${side(difference.theirs, difference.theirsParts)}</td>
      <td>${difference.decision ? decided(difference) : todo(difference)} ${acts(difference)}</td>
      <td class="right nowrap">
        ${difference.decision
          ? nothing
          : html`<button type="button" class="small" aria-label="${words.decide} ${difference.number}" @click=${() => decide(page, day, difference)}>
              ${words.decide}
            </button>`}
      </td>
    </tr>
    ${said_ === nothing ? nothing : html`<tr><td colspan="7">${said_}</td></tr>`}
  `;
}

/** What the system cannot give back, people do. */
function todo({action, offers}) {
  const words = text.moneyDay;
  return action === 'RETURN_MONEY' && !offers.includes('RETURN') ? words.returnByHand : words.actions[action];
}

/** Of a settlement also what it is made of, a part a line. */
const side = (whole, parts) =>
  parts ? html`${amount(whole)}${text.moneyDay.parts(amount(parts.total), amount(parts.fund), amount(parts.account)).map((part) => html`<br /><small>${part}</small>`)}` : amount(whole);

function decided(difference) {
  const words = text.moneyDay;
  const time = clock(difference.decidedAt);
  const by = difference.approvedBy ? words.by(difference.decidedBy, difference.approvedBy, time) : words.bySystem(time);
  return html`✓ ${words.decisions[difference.decision]}${difference.note ? `${words.colon}${difference.note}` : nothing}<br /><small>${by}</small>`;
}

/** What was done about it so far; the newest is read first. */
function acts({acts: all}) {
  if (all.length === 0) {
    return nothing;
  }
  const newest = all[all.length - 1];
  return html`<details class="acts">
    <summary>${act(newest)}</summary>
    <ul aria-label=${text.moneyDay.history}>
      ${all.map((each) => html`<li>${dayOf(each.at)} ${clock(each.at)} ${who(each.by)} ${act(each)}</li>`)}
    </ul>
  </details>`;
}

const who = (by) => (by === 'system' ? text.moneyDay.system : by);

function act({act: what, state, note: more}) {
  const words = text.moneyDay;
  const rest = words.actNotes[more] && state !== 'INTENT' ? words.aside(words.actNotes[more]) : '';
  return `${words.acts[what]}${words.colon}${words.actStates[state]}${rest}`;
}

async function decide(page, day, difference) {
  const {source, direction, number} = difference;
  const dialog = new DecideDialog();
  dialog.offers = difference.offers;
  dialog.subject = `${number} · ${text.moneyDay.kinds[difference.kind]}`;
  const decision = await open(dialog);
  if (!decision) {
    return;
  }
  const key = newKey();
  const matter = ['difference', source, direction, number, decision.decision, decision.note].join('\n');
  const approval = await askApproval({what: dialog.subject, path: '/api/desk/money/approvals', change: {command: key, matter}});
  if (approval) {
    const where = `${path(day)}/differences/${segment(source)}/${direction}/${segment(number)}`;
    await page.presses.press(place(difference), 'POST', where, {...decision, approval}, {key});
    await page.read();
  }
}

function accounts({accounts: all}) {
  const words = text.moneyDay;
  const sum = all.reduce((total, each) => total + each.balance.fen, 0);
  return html`<details open>
    <summary>${words.accounts}</summary>
    <table class="sheet day-accounts">
      <thead>
        <tr>
          <th scope="col">${words.account}</th>
          <th scope="col" class="right">${words.debit}</th>
          <th scope="col" class="right">${words.credit}</th>
          <th scope="col" class="right">${words.balance}</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(
          (each) => html`<tr>
            <td>${account(each.account)}</td>
            <td class="right">${amount(each.debit)}</td>
            <td class="right">${amount(each.credit)}</td>
            <td class="right">${amount(each.balance)}</td>
          </tr>`,
        )}
        <tr>
          <td colspan="3"><b>${words.sum}</b></td>
          <td class="right ${sum ? 'spent' : ''}"><b>${amount({fen: sum})}</b></td>
        </tr>
      </tbody>
    </table>
  </details>`;
}
