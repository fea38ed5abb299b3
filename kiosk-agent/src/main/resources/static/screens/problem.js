import {html, nothing} from 'lit';
import {icons} from '/icons.js';
import {problemWords, text} from '/text.js';

const PAID_FLOWS = new Set(['REGISTER', 'PAY_BILLS']);
const SAYS_IT_ITSELF = /^(RECEIPT|ORDER|PAY)_/;
/** Nothing was ordered: words about money on its way would fight those that say so. */
const NOTHING_PAID = 'ORDER_UNSURE';
/** Their advice leads to the start page, and so does their button. */
const HOMEWARD = new Set(['NO_RECORD', 'DUPLICATE_REGISTRATION', 'ALREADY_PAID', 'EBILL_TAKEN_BACK', 'FAULT', 'REFUNDED_BEFORE']);

/** It did not work: what happened, what it means for the money, what to do now. */
export function problem({frame, view, press}) {
  const words = problemWords(view);
  const said = SAYS_IT_ITSELF.test(view.code) || words.what.includes(text().money.NONE);
  const money = (view.money !== 'NONE' && view.code !== NOTHING_PAID) || (PAID_FLOWS.has(frame.flow) && !said);
  return html`
    <div class="centre" role="alert">
      <span class="emblem warn">${icons.warn}</span>
      <h1 tabindex="-1">${words.title}</h1>
      <p class="lead">${words.what}</p>
      ${money ? html`<p class="lead icon-line strong safe">${icons.shield}${text().money[view.money]}</p>` : nothing}
      <div class="card advice">
        <h2>${text().whatToDo}</h2>
        <p>${view.code === 'NO_ANSWER' && !view.retry ? text().noAnswerNext : words.next}</p>
        ${view.tradeNo ? html`<p class="order">${text().orderNo} <strong class="number">${view.tradeNo}</strong></p>` : nothing}
      </div>
    </div>
    ${view.window ? html`<button class="button primary huge-button wide" data-action="window" @click=${() => press('window')}>${text().takeNumber}</button>` : nothing}
    ${view.retry ? html`<button class="button primary huge-button wide" @click=${() => press('retry')}>${text().retry}</button>` : back(frame, view, press)}
  `;
}

const back = (frame, view, press) => {
  const main = view.window ? '' : 'primary';
  return frame.canGoBack && frame.who && !HOMEWARD.has(view.code)
    ? html`<button class="button ${main} huge-button wide" @click=${() => press('back')}>${text().back}</button>`
    : html`<button class="button ${main} huge-button wide" @click=${() => press('home')}>${text().homeButton}</button>`;
};
