/** What each flow asks of a patient who is known, up to the payment or the paper. */
package org.houzhen.kiosk.flows;
