import {html, nothing} from 'lit';
import {yuan} from '/format.js';
import {icons} from '/icons.js';
import {payWayCard} from '/screens/pay.js';
import {text} from '/text.js';

const payerCard = (payer, icon, press) => html`
  <button class="card pay-way" data-payer=${payer} @click=${() => press('choose', payer)}>
    <span class="badge">${icon}</span>
    <span class="grow"><span class="name">${text().payers[payer].name}</span><span class="soft">${text().payers[payer].hint}</span></span>
    <span class="go" aria-hidden="true">${icons.go}</span>
  </button>
`;

/** With the medical insurance, or alone? */
export const payer = ({view, press}) => html`
  <h1 tabindex="-1">${text().payer}</h1>
  <p class="sum"><span>${text().inAll}</span> <strong class="amount huge number">${yuan(view.amount)}</strong></p>
  <div class="pay-ways">
    ${payerCard('INSURANCE', icons.shield, press)}
    ${view.credential ? html`${payerCard('CREDENTIAL_CODE', icons.showCode, press)} ${payerCard('CREDENTIAL_FACE', icons.face, press)}` : nothing}
    ${payerCard('SELF', icons.person, press)}
  </div>
`;

/** At the insurance's terminal: where to hold the code, or where to look. */
export const credential = ({view}) => html`
  <div class="centre">
    <h1 tabindex="-1">${text().credential[view.way]}</h1>
    <div class="reader" aria-hidden="true"><span class=${view.way === 'CODE' ? 'held' : 'asked'}>${view.way === 'CODE' ? icons.showCode : icons.face}</span><span class="plate" ?hidden=${view.way !== 'CODE'}></span></div>
    <p class="lead">${text().credentialHint[view.way]}</p>
    <div role="status" aria-live="polite"><p class="live"><span class="pulse" aria-hidden="true"></span>${text().credentialWaiting}</p></div>
    <p class="soft">${text().credentialUse}</p>
  </div>
`;

const part = (label, money, strong) => html`
  <div class=${strong ? 'left' : ''}><dt>${label}</dt><dd class="number ${strong ? 'amount' : ''}">${yuan(money)}</dd></div>
`;

const total = ({fund, account, cash, hospital}) => ({fen: fund.fen + account.fen + cash.fen + hospital.fen});

/** Who pays how much? Agreeing and choosing how to pay the rest is one press. */
export function split({view, press, offset}) {
  const {fund, account, cash, hospital} = view.split;
  const nothingLeft = cash.fen === 0;
  return html`
    <h1 tabindex="-1">${text().split}</h1>
    <dl class="facts card shares">
      ${part(text().inAll, total(view.split))} ${part(text().fund, fund)} ${part(text().account, account)}
      ${hospital.fen === 0 ? nothing : part(text().borne, hospital)} ${part(text().left, cash, true)}
    </dl>
    <p class="lead">${nothingLeft ? text().nothingLeft : text().agreeAndPay}
      <span class="soft">${text().decideBefore} <strong><count-down .until=${view.payBefore} .offset=${offset}></count-down></strong></span></p>
    ${nothingLeft
      ? html`<button class="button primary huge-button wide" data-action="agree" @click=${() => press('agree')}>${text().agree}</button>`
      : html`<div class="pay-ways">
          ${view.ways.length === 0 ? html`<div class="spinner"></div>` : view.ways.map((each) => payWayCard(each, press))}
        </div>`}
  `;
}
