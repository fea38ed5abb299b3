/** Who stands there: a card is read, the hospital asked, and a first-time patient gets a record. */
package org.houzhen.kiosk.identify;
