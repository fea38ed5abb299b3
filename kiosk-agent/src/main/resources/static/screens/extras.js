import {html} from 'lit';
import {yuan} from '/format.js';
import {icons} from '/icons.js';
import {text} from '/text.js';

const offerCard = ({clinic, place}, press) => html`
  <button class="card pay-way" data-id=${clinic.id} @click=${() => press('choose', clinic.id)}>
    <span class="badge">${icons.person}</span>
    <span class="grow">
      <span class="name">${clinic.doctor} · ${clinic.department}</span>
      <span class="soft">${[clinic.title, text().todayAt(text().periods[clinic.period]), place, clinic.room].filter(Boolean).join(' · ')}</span>
    </span>
    <strong class="fee number">${clinic.fee.fen === 0 ? text().free : yuan(clinic.fee)}</strong>
    <span class="go" aria-hidden="true">${icons.go}</span>
  </button>
`;

/** A doctor has consented to an extra number: take it, or go on to all the clinics. */
export const extras = ({view, press}) => html`
  <h1 tabindex="-1">${text().extras}</h1>
  <p class="lead soft">${text().extrasHint}</p>
  <div class="pay-ways">${view.offers.map((offer) => offerCard(offer, press))}</div>
  <button class="button wide" data-action="decline" @click=${() => press('decline')}>${text().otherClinic}</button>
`;
